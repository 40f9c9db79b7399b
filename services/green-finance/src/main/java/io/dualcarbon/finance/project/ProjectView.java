package io.dualcarbon.finance.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A green or transition project on an asset of the tenant")
public record ProjectView(
        UUID id,
        int version,
        @Schema(examples = "PV-ROOF-01") String code,
        @Schema(examples = "屋顶光伏一期") String name,
        @Schema(examples = "Rooftop PV, phase 1") Optional<String> nameEn,
        AssetRef asset,
        @Schema(examples = "ROOFTOP_PV") MeasureType measureType,

        @Schema(description = "Catalogue by which it is labelled; left out without a label")
        Optional<String> catalogueVersion,

        @Schema(description = "First-level code in that catalogue; left out without a label")
        Optional<String> catalogueCode,

        @Schema(description = "Name of the category as the catalogue had it when the project was labelled")
        Optional<String> catalogueCategory,

        @Schema(description = "Day of the decision by which it got its label; left out without one")
        Optional<LocalDate> classifiedOn,

        @Schema(description = "Investment, without interest; left out if it is not known")
        Optional<Money> capex,

        Optional<ExpectedSaving> expectedSaving,
        Optional<Baseline> baseline,

        @Schema(description = "First day of operation; left out until it is known")
        Optional<LocalDate> commissionedOn,

        @Schema(description = "What pays for it") List<Financing> financing,
        ProjectStatus status,

        @Schema(description = "Why the status was set") Optional<String> statusReason,

        @Schema(description = "When it came to its status") Instant statusSince,

        @Schema(description = "True if this is not a fact but made up to show the platform")
        boolean illustrative,

        @Schema(description = "Where the facts come from") Optional<String> source) {}
