package io.dualcarbon.finance.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record ProjectView(
        UUID id,
        int version,
        @Schema(examples = "PV-ROOF-01") String code,
        String name,
        Optional<String> nameEn,
        AssetRef asset,
        MeasureType measureType,
        Optional<String> catalogueVersion,
        Optional<String> catalogueCode,

        @Schema(description = "Name of the category as the catalogue had it when the project was labelled")
        Optional<String> catalogueCategory,

        Optional<LocalDate> classifiedOn,
        Optional<Money> capex,
        Optional<ExpectedSaving> expectedSaving,
        Optional<Baseline> baseline,
        Optional<LocalDate> commissionedOn,
        List<Financing> financing,
        ProjectStatus status,

        @Schema(description = "Why the status was set") Optional<String> statusReason,

        Instant statusSince,

        @Schema(description = "True if this is not a fact but made up to show the platform")
        boolean illustrative,

        Optional<String> source) {}
