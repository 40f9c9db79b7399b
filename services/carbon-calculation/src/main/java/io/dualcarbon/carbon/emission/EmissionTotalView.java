package io.dualcarbon.carbon.emission;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "All carriers of one group, CO2 without CH4 and N2O, each figure the sum of unrounded lines, rounded"
                        + " once to 3 decimals: what is shown rounded, such as scopes or months, need not sum to the whole in the last digit")
public record EmissionTotalView(
        @Schema(description = "Set when grouped by month", examples = "2025-01")
        Optional<YearMonth> period,

        @Schema(description = "Set when grouped by building; absent for the rest, which no building accounts for")
        Optional<UUID> buildingId,

        @Schema(description = "Location-based, kg CO2; absent if nothing is known", examples = "7153.764")
        Optional<BigDecimal> locationKgCo2,

        @Schema(description = "Of it scope 1, kg CO2", examples = "1082.094")
        Optional<BigDecimal> locationScope1KgCo2,

        @Schema(description = "Of it scope 2, kg CO2", examples = "6071.670")
        Optional<BigDecimal> locationScope2KgCo2,

        @Schema(
                description = "Of an organization: location-based, kg CO2 of what it bought for others, which is"
                        + " not in its total but in theirs (a landlord's scope 3, category 13); absent otherwise",
                examples = "8536.656")
        Optional<BigDecimal> locationBoughtForOthersKgCo2,

        @Schema(description = "False if something is missing: the total then is too low", examples = "true")
        boolean locationComplete,

        @Schema(description = "What is missing or provisional in the location-based total")
        List<String> reasons,

        @Schema(description = "By the Shanghai ETS, kg CO2; absent if nothing is known", examples = "4445.008")
        Optional<BigDecimal> etsKgCo2,

        @Schema(description = "Of it scope 1, kg CO2; absent: no verified default", examples = "0.000")
        Optional<BigDecimal> etsScope1KgCo2,

        @Schema(description = "Of it scope 2, kg CO2", examples = "4445.008")
        Optional<BigDecimal> etsScope2KgCo2,

        @Schema(
                description = "Of an organization: by the Shanghai ETS, kg CO2 of what it bought for others;"
                        + " absent otherwise",
                examples = "6249.600")
        Optional<BigDecimal> etsBoughtForOthersKgCo2,

        @Schema(
                description = "False if something is missing, such as gas, which has no default here",
                examples = "false")
        boolean etsComplete,

        @Schema(description = "What is missing or provisional in the ETS total", examples = "[\"NO_VERIFIED_FACTOR\"]")
        List<String> etsReasons,

        @Schema(description = "True if a later publication will replace a factor used", examples = "false")
        boolean provisional,

        @Schema(description = "True if any reading behind it was made up for demonstration", examples = "false")
        boolean illustrative,

        @Schema(description = "Former name of locationKgCo2", deprecated = true)
        Optional<BigDecimal> locationKgCo2e,

        @Schema(description = "Former name of locationScope1KgCo2", deprecated = true)
        Optional<BigDecimal> locationScope1KgCo2e,

        @Schema(description = "Former name of locationScope2KgCo2", deprecated = true)
        Optional<BigDecimal> locationScope2KgCo2e,

        @Schema(description = "Former name of etsKgCo2", deprecated = true)
        Optional<BigDecimal> etsKgCo2e,

        @Schema(description = "Former name of etsScope1KgCo2", deprecated = true)
        Optional<BigDecimal> etsScope1KgCo2e,

        @Schema(description = "Former name of etsScope2KgCo2", deprecated = true)
        Optional<BigDecimal> etsScope2KgCo2e) {}
