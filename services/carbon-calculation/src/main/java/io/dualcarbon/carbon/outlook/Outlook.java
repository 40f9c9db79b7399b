package io.dualcarbon.carbon.outlook;

import io.dualcarbon.carbon.emission.Calibre;
import io.dualcarbon.carbon.engine.Backtest;
import io.dualcarbon.carbon.engine.Forecast;
import io.dualcarbon.carbon.engine.ForecastMethod;
import io.dualcarbon.carbon.engine.Trial;
import io.dualcarbon.carbon.outlook.OutlookView.BacktestView;
import io.dualcarbon.carbon.outlook.OutlookView.CoverageView;
import io.dualcarbon.carbon.outlook.OutlookView.ForecastMonthView;
import io.dualcarbon.carbon.outlook.OutlookView.HistoryMonthView;
import io.dualcarbon.carbon.outlook.OutlookView.SeasonalityKind;
import io.dualcarbon.carbon.outlook.OutlookView.SimulationView;
import io.dualcarbon.platform.problem.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** A history and what can be said of the months after it. */
record Outlook(UUID areaId, Calibre calibre, String gridArea, OutlookHistory history, Optional<Forecast> forecast) {
    private static final Text TOO_SHORT = new Text(
            "No outlook: it takes at least %s complete months in a row, and there are %s.",
            "暂无展望：至少需要连续 %s 个完整月份，目前有 %s 个。");
    private static final Text MADE_BY =
            new Text("Made from %s complete months up to %s by %s.", "依据截至 %2$s 的 %1$s 个完整月份，方法为%3$s。");
    private static final Text BAND_HOLDS = new Text(
            "With nine chances in ten a month lies between P05 and P95: of %s forecasts of the last %s months %s percent did.",
            "每月有九成可能落在 P05 与 P95 之间：对最近 %2$s 个月的 %1$s 次回测中有 %3$s%% 如此。");
    private static final Text BAND_FALLS_SHORT = new Text(
            "P05 and P95 are too close together: of %s forecasts of the last %s months %s percent came to lie between them,"
                    + " where 90 percent should.",
            "P05 与 P95 的区间偏窄：对最近 %2$s 个月的 %1$s 次回测中只有 %3$s%% 落在其间，目标为 90%%。");
    private static final Text BAND_UNTRIED = new Text(
            "P05 and P95 aim at nine chances in ten; the history is too short to try whether they hold.",
            "P05 与 P95 的目标为九成可能；历史太短，无法检验是否成立。");
    private static final Text BETTER = new Text(
            "Tried on past months, the model's mean error was %s times that of the naive method.",
            "以历史月份检验，模型的平均误差为朴素方法的 %s 倍。");
    private static final Text WORSE = new Text(
            "A trend model did no better than the naive method on past months, so the naive method is given.",
            "趋势模型在历史月份上不优于朴素方法，因此给出朴素方法的结果。");
    private static final Text LIMITS = new Text(
            "Emission factors are held at their last known value; planned measures and weather are not modelled."
                    + " A monthly outlook says nothing about the year of the peak.",
            "排放因子保持最近已知值；未考虑计划措施与天气。月度展望不能说明达峰年份。");

    static Outlook of(UUID areaId, Calibre calibre, String gridArea, OutlookHistory history, int months) {
        var forecast = history.months().size() < Forecast.FEWEST_MONTHS
                ? Optional.<Forecast>empty()
                : Optional.of(Forecast.of(history.valuesKg(), months));
        return new Outlook(areaId, calibre, gridArea, history, forecast);
    }

    OutlookView view(Locale language) {
        var past = history.months();
        var last = past.isEmpty() ? Optional.<OutlookHistory.Month>empty() : Optional.of(past.get(past.size() - 1));
        return new OutlookView(
                areaId,
                calibre,
                gridArea,
                forecast.map(f -> OutlookMethod.of(f.method())).orElse(OutlookMethod.NONE),
                forecast.flatMap(Outlook::seasonality),
                explanation(language),
                last.map(OutlookHistory.Month::month),
                history.isProvisional(),
                past.stream().map(Outlook::month).toList(),
                forecast.map(this::months).orElse(List.of()),
                forecast.map(f -> backtest(f.backtest())),
                forecast.flatMap(f -> coverage(f.backtest().chosen())),
                forecast.map(f -> new SimulationView(Forecast.PATHS, Forecast.SEED)),
                reasons(),
                List.copyOf(history.leftOut()),
                history.illustrative());
    }

    private static HistoryMonthView month(OutlookHistory.Month month) {
        var emissionsKg = month.emissionsKg().setScale(3, RoundingMode.HALF_UP);
        return new HistoryMonthView(month.month(), emissionsKg, month.provisional(), emissionsKg);
    }

    private List<ForecastMonthView> months(Forecast forecast) {
        var first = history.months().get(history.months().size() - 1).month().plusMonths(1);
        return IntStream.range(0, forecast.bands().size())
                .mapToObj(h -> {
                    var band = forecast.bands().get(h);
                    return new ForecastMonthView(
                            first.plusMonths(h), wholeKg(band.p05()), wholeKg(band.p50()), wholeKg(band.p95()));
                })
                .toList();
    }

    private static Optional<SeasonalityKind> seasonality(Forecast forecast) {
        return forecast.method() != ForecastMethod.SEASONAL_DAMPED_TREND
                ? Optional.empty()
                : Optional.of(forecast.seasonsMultiply() ? SeasonalityKind.MULTIPLICATIVE : SeasonalityKind.ADDITIVE);
    }

    private static BacktestView backtest(Backtest backtest) {
        return new BacktestView(
                OutlookMethod.of(backtest.model().method()),
                OutlookMethod.of(backtest.naive().method()),
                backtest.model().origins(),
                Trial.HORIZON_MONTHS,
                mase(backtest),
                wholeKg(backtest.model().meanError()),
                wholeKg(backtest.naive().meanError()),
                wholeKg(backtest.model().meanError()),
                wholeKg(backtest.naive().meanError()));
    }

    private static Optional<CoverageView> coverage(Trial trial) {
        return trial.isTried()
                ? Optional.of(new CoverageView(
                        BigDecimal.valueOf(Trial.AIM), measured(trial), trial.origins(), trial.forecasts()))
                : Optional.empty();
    }

    /** Rounded down, so that what falls short of the aim never reads as the aim. */
    private static BigDecimal measured(Trial trial) {
        return BigDecimal.valueOf(trial.inside()).divide(BigDecimal.valueOf(trial.forecasts()), 3, RoundingMode.DOWN);
    }

    private static Optional<BigDecimal> mase(Backtest backtest) {
        var mase = backtest.mase();
        return mase.isEmpty()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(mase.getAsDouble()).setScale(3, RoundingMode.HALF_UP));
    }

    private List<OutlookReason> reasons() {
        var reasons = new ArrayList<OutlookReason>();
        if (forecast.isEmpty()) {
            reasons.add(OutlookReason.TOO_SHORT);
        } else {
            if (isNaive()) {
                reasons.add(OutlookReason.MODEL_WORSE_THAN_NAIVE);
            }
            if (!forecast.get().backtest().chosen().isTried()) {
                reasons.add(OutlookReason.NOT_BACKTESTED);
            }
            if (forecast.get().backtest().chosen().fallsShort()) {
                reasons.add(OutlookReason.BAND_FALLS_SHORT);
            }
        }
        if (!history.leftOut().isEmpty()) {
            reasons.add(OutlookReason.NO_VERIFIED_FACTOR);
        }
        if (history.isProvisional()) {
            reasons.add(OutlookReason.CARRIED_FORWARD);
        }
        if (history.hasUnknownVolumes()) {
            reasons.add(OutlookReason.VOLUME_REFERENCE_UNKNOWN);
        }
        return reasons;
    }

    private boolean isNaive() {
        return forecast.map(f -> f.method() == f.backtest().naive().method()).orElse(false);
    }

    private String explanation(Locale language) {
        var past = history.months();
        if (forecast.isEmpty()) {
            return TOO_SHORT.in(language, Forecast.FEWEST_MONTHS, past.size());
        }
        var method = OutlookMethod.of(forecast.get().method()).text().in(language);
        var sentences = new ArrayList<String>();
        sentences.add(
                MADE_BY.in(language, past.size(), past.get(past.size() - 1).month(), method));
        sentences.add(band(forecast.get().backtest().chosen(), language));
        if (isNaive()) {
            sentences.add(WORSE.in(language));
        } else {
            mase(forecast.get().backtest()).ifPresent(mase -> sentences.add(BETTER.in(language, mase)));
        }
        sentences.add(LIMITS.in(language));
        return String.join(" ", sentences);
    }

    private static String band(Trial trial, Locale language) {
        if (!trial.isTried()) {
            return BAND_UNTRIED.in(language);
        }
        var sentence = trial.fallsShort() ? BAND_FALLS_SHORT : BAND_HOLDS;
        return sentence.in(
                language, trial.forecasts(), trial.origins(), measured(trial).movePointRight(2));
    }

    private static BigDecimal wholeKg(double kg) {
        return BigDecimal.valueOf(kg).setScale(0, RoundingMode.HALF_UP);
    }
}
