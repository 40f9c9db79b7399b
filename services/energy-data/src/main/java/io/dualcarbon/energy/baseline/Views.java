package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.BaselineStore.Criterion;
import io.dualcarbon.energy.baseline.BaselineView.BaselineModelView;
import io.dualcarbon.energy.baseline.BaselineView.BaselineParameterView;
import io.dualcarbon.energy.baseline.BaselineView.BaselineQualityView;
import io.dualcarbon.energy.baseline.BaselineView.BaselineSplitView;
import io.dualcarbon.energy.baseline.engine.Coefficient;
import io.dualcarbon.energy.baseline.engine.DegreeDayModel;
import io.dualcarbon.energy.baseline.engine.Model;
import io.dualcarbon.energy.baseline.engine.Quality;
import io.dualcarbon.energy.baseline.engine.TimeOfWeekModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows baselines. */
final class Views {
    private Views() {}

    static BaselineView of(Baseline baseline, List<Criterion> criteria, Locale locale) {
        return new BaselineView(
                baseline.id(),
                baseline.version(),
                baseline.code(),
                baseline.name(),
                Optional.ofNullable(baseline.meterId()),
                Optional.ofNullable(baseline.buildingId()),
                baseline.carrier(),
                baseline.carrier().baseUnit(),
                baseline.stationId(),
                baseline.from(),
                baseline.to(),
                baseline.resolution(),
                Rounded.share(baseline.coverage()),
                Rounded.share(baseline.filledShare()),
                baseline.substitutedDays(),
                model(baseline.model(), baseline.carrier().baseUnit(), locale),
                quality(baseline.quality()),
                criteria.stream()
                        .filter(criterion -> criterion.metric() != Metric.SAVINGS_UNCERTAINTY)
                        .map(criterion ->
                                CriterionView.of(criterion, value(criterion.metric(), baseline.quality()), locale))
                        .toList(),
                split(baseline),
                BaselineTexts.method(baseline.model()).in(locale),
                baseline.illustrative(),
                baseline.createdAt(),
                Optional.ofNullable(baseline.retiredAt()));
    }

    private static double value(Metric metric, Quality quality) {
        return switch (metric) {
            case CV_RMSE -> quality.cvRmse();
            case NMBE -> quality.nmbe();
            case R2 -> quality.r2();
            case SAVINGS_UNCERTAINTY -> throw new IllegalArgumentException("No property of a model");
        };
    }

    static BaselineModelView model(Model model, String unit, Locale locale) {
        return model instanceof DegreeDayModel degreeDays
                ? model(degreeDays, unit, locale)
                : model((TimeOfWeekModel) model, unit, locale);
    }

    private static BaselineModelView model(DegreeDayModel model, String unit, Locale locale) {
        var parameters = new ArrayList<BaselineParameterView>();
        parameters.add(parameter("b0", model.base(), unit + "/d"));
        var equation = "E = b0";
        if (model.heating() != null) {
            equation += " + b1*max(0, th - T)";
            parameters.add(parameter("b1", model.heating(), unit + "/(K.d)"));
            parameters.add(balance("th", model.heatingBalanceC(), model));
        }
        if (model.cooling() != null) {
            equation += " + b2*max(0, T - tc)";
            parameters.add(parameter("b2", model.cooling(), unit + "/(K.d)"));
            parameters.add(balance("tc", model.coolingBalanceC(), model));
        }
        return new BaselineModelView(
                model.shape().label(), BaselineTexts.EQUATION_BY_DAY.in(locale, equation), parameters);
    }

    private static BaselineParameterView balance(String name, double celsius, DegreeDayModel model) {
        return new BaselineParameterView(name, celsius, "Cel", null, null, model.assumed() != null);
    }

    private static BaselineParameterView parameter(String name, Coefficient coefficient, String unit) {
        return new BaselineParameterView(
                name,
                Rounded.quantity(coefficient.value()),
                unit,
                Rounded.quantity(coefficient.standardError()),
                Rounded.quantity(coefficient.significance()),
                false);
    }

    private static BaselineModelView model(TimeOfWeekModel model, String unit, Locale locale) {
        var parameters = new ArrayList<BaselineParameterView>();
        for (var i = 0; i < model.slopes().length; i++) {
            parameters.add(parameter("slope" + i, model.slopes()[i], unit + "/(K.h)"));
        }
        for (var i = 0; i < model.knotsC().length; i++) {
            parameters.add(parameter("knot" + (i + 1), model.knotsC()[i], "Cel"));
        }
        parameters.add(parameter("neutral", model.neutralC(), "Cel"));
        for (var i = 0; i < model.levels().length; i++) {
            parameters.add(parameter("level" + i, model.levels()[i], unit + "/h"));
        }
        return new BaselineModelView("TOWT", BaselineTexts.EQUATION_BY_HOUR.in(locale), parameters);
    }

    private static BaselineParameterView parameter(String name, double value, String unit) {
        return new BaselineParameterView(name, Rounded.quantity(value), unit, null, null, false);
    }

    static BaselineQualityView quality(Quality quality) {
        return new BaselineQualityView(
                quality.n(),
                quality.p(),
                Rounded.share(quality.cvRmse()),
                Rounded.share(quality.nmbe()),
                Rounded.share(quality.r2()),
                Rounded.share(quality.autocorrelation()),
                Rounded.quantity(quality.standardError()),
                Rounded.share(quality.coldestC()),
                Rounded.share(quality.warmestC()));
    }

    private static BaselineSplitView split(Baseline baseline) {
        var split = baseline.split();
        var total = Rounded.quantity(split.total());
        return baseline.model().canBeSplit()
                ? new BaselineSplitView(
                        total,
                        Rounded.share(split.baseShare()),
                        Rounded.share(split.heatingShare()),
                        Rounded.share(split.coolingShare()),
                        List.of())
                : new BaselineSplitView(total, null, null, null, List.of(BaselineReason.NOT_IDENTIFIABLE));
    }
}
