package io.dualcarbon.carbon.outlook;

import io.dualcarbon.carbon.emission.Calibre;
import io.dualcarbon.carbon.engine.Carrier;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How an area's monthly emissions may go on. Never subtract avoided emissions from it.")
public record OutlookView(
        @Schema(description = "Its id in asset-registry") UUID areaId,

        @Schema(description = "By which rules it is counted", examples = "LOCATION")
        Calibre calibre,

        @Schema(description = "Grid area of the tenant", examples = "CN-SH")
        String gridArea,

        @Schema(description = "How it was made", examples = "SEASONAL_DAMPED_TREND")
        OutlookMethod method,

        @Schema(description = "How seasons and level go together; absent if the method has no indices")
        Optional<SeasonalityKind> seasonality,

        @Schema(
                description = "Method, test and limits in sentences, in the language asked for",
                examples = "Made from 36 complete months up to 2025-12 by a damped trend with seasons.")
        String explanation,

        @Schema(description = "Last month of the history; the forecast begins after it", examples = "2025-12")
        Optional<YearMonth> lastCompleteMonth,

        @Schema(
                description = "True if factors in the history will be replaced by a later publication",
                examples = "true")
        boolean provisional,

        @Schema(description = "Complete months without a gap, oldest first")
        List<HistoryMonthView> history,

        @Schema(description = "Empty if reasons say why there is none")
        List<ForecastMonthView> forecast,

        @Schema(description = "The test on past months; absent without a forecast")
        Optional<BacktestView> backtest,

        @Schema(
                description =
                        "How often past months lay between P05 and P95 as the method given foresaw them; absent if there"
                                + " is no forecast or too little history to try it")
        Optional<CoverageView> coverage,

        @Schema(description = "How the quantiles were made; absent without a forecast")
        Optional<SimulationView> simulation,

        @Schema(description = "What to know about it, or why there is none")
        List<OutlookReason> reasons,

        @Schema(description = "Carriers without a factor in this calibre, left out of every month")
        List<Carrier> carriersLeftOut,

        @Schema(description = "True if any reading behind it was made up for demonstration", examples = "false")
        boolean illustrative) {

    @Schema(description = "How seasons and level go together")
    public enum SeasonalityKind {
        @Schema(description = "A season is a share of the level")
        MULTIPLICATIVE,
        @Schema(description = "A season is an amount beside the level")
        ADDITIVE
    }

    @Schema(description = "One month of the past")
    public record HistoryMonthView(
            @Schema(description = "Month of the past", examples = "2025-01")
            YearMonth month,

            @Schema(description = "kg CO2, without CH4 and N2O, 3 decimals", examples = "6071.670")
            BigDecimal emissionsKgCo2,

            @Schema(description = "True if its factor will be replaced by a later publication", examples = "true")
            boolean provisional,

            @Schema(description = "Former name of emissionsKgCo2", deprecated = true, examples = "6071.670")
            BigDecimal emissionsKgCo2e) {}

    @Schema(
            description =
                    "One month to come: with 5, 50 and 95 percent probability emissions stay at or below, as far as coverage"
                            + " bears it out")
    public record ForecastMonthView(
            @Schema(description = "Month to come", examples = "2026-01")
            YearMonth month,

            @Schema(description = "kg CO2", examples = "5800")
            BigDecimal p05,

            @Schema(description = "kg CO2", examples = "6100")
            BigDecimal p50,

            @Schema(description = "kg CO2", examples = "6400")
            BigDecimal p95) {}

    @Schema(
            description =
                    "How well the model foresaw months held back from it (rolling origin), against a naive method")
    public record BacktestView(
            @Schema(description = "The model tried") OutlookMethod model,

            @Schema(description = "What it has to beat") OutlookMethod naive,

            @Schema(
                    description = "From how many past months it was tried; 0: compared on the fitted months",
                    examples = "12")
            int origins,

            @Schema(description = "How many months ahead of each", examples = "12")
            int horizonMonths,

            @Schema(
                    description = "Mean absolute error of the model divided by that of the naive method on the same"
                            + " months; below 1 the model is better. Absent if the naive method never erred.",
                    examples = "0.62")
            Optional<BigDecimal> mase,

            @Schema(description = "Mean absolute error of the model, kg CO2", examples = "120")
            BigDecimal meanErrorKgCo2,

            @Schema(description = "Mean absolute error of the naive method, kg CO2", examples = "194")
            BigDecimal naiveErrorKgCo2,

            @Schema(description = "Former name of meanErrorKgCo2", deprecated = true, examples = "120")
            BigDecimal meanErrorKgCo2e,

            @Schema(description = "Former name of naiveErrorKgCo2", deprecated = true, examples = "194")
            BigDecimal naiveErrorKgCo2e) {}

    @Schema(
            description =
                    "How often past months lay between P05 and P95, foreseen up to 12 months ahead from what was known then")
    public record CoverageView(
            @Schema(description = "Share that P05 and P95 aim at", examples = "0.9")
            BigDecimal aim,

            @Schema(description = "Share that lay between them, 3 decimals, rounded down", examples = "0.884")
            BigDecimal measured,

            @Schema(description = "On how many past months it rests", examples = "12")
            int months,

            @Schema(
                    description = "How often these were foreseen in all: each from up to 12 earlier months",
                    examples = "78")
            int forecasts) {}

    @Schema(
            description =
                    "Quantiles come from paths that draw the model's parameters by how well they fit; each month errs as"
                            + " some past month did")
    public record SimulationView(
            @Schema(description = "Number of paths", examples = "5000")
            int paths,

            @Schema(
                    description = "Start of the random numbers: the same history gives the same answer",
                    examples = "20260101")
            long seed) {}
}
