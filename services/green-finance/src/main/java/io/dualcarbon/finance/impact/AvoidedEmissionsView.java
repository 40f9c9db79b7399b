package io.dualcarbon.finance.impact;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What the measured saving avoided elsewhere. Told apart, never subtracted from an inventory.")
public record AvoidedEmissionsView(
        @Schema(
                description = "Avoided emissions in kg CO2, without CH4 and N2O: the sum of the months; null: see"
                        + " reasons",
                examples = "50545.11",
                nullable = true)
        @Nullable
        BigDecimal kgCo2,

        @Schema(
                description =
                        "Uncertain by so many kg CO2 on either side: the saving's halfWidthKwh times the mean of the"
                                + " months' factors, which count as exact; absent without an uncertainty of the saving",
                examples = "5677.565")
        Optional<BigDecimal> halfWidthKgCo2,

        @Schema(examples = "CONSUMPTION_FACTOR") EmissionRule rule,

        @Schema(
                description = "The rule for people, in the language asked for",
                examples = "What is saved counts by the factor of its consumption.")
        String explanation,

        @Schema(description = "The factor cards used: GET /api/carbon/v1/factors/{id}")
        List<String> factorIds,

        @Schema(description = "True if a later publication will replace a factor of these months")
        boolean provisional,

        @Schema(description = "Why the sum is null or leaves months out")
        List<ImpactReason> reasons,

        @Schema(description = "Each month that has a measured saving")
        List<AvoidedMonthView> months,

        @Schema(description = "Former name of kgCo2", deprecated = true, nullable = true) @Nullable
        BigDecimal kgCo2e,

        @Schema(description = "Former name of halfWidthKgCo2", deprecated = true)
        Optional<BigDecimal> halfWidthKgCo2e) {}
