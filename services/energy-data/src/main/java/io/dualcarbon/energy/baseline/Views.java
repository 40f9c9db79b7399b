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
import java.util.Optional;

/** Shows baselines. */
final class Views {
    private static final String BY_DEGREE_DAYS =
            "IPMVP option C. Consumption per day on heating and cooling degree days"
                    + " per day (daily means), least squares weighted by days, coefficients not below 0, balance points th <= tc"
                    + " from 8 to 22 degrees by 0.5; of 1P, 3P-H, 3P-C and 5P the one with the lowest BIC. Only intervals of which"
                    + " consumption and weather are known. Whether anything else changed inside the window cannot be seen in the"
                    + " data.";
    private static final String BY_HOUR =
            "IPMVP option C. A level for each of the 168 hours of the week and a temperature"
                    + " curve of straight pieces of 5 kelvins, least squares. Heating and cooling are what the curve has above its"
                    + " lowest point. Only hours of which consumption and weather are known. Whether anything else changed inside"
                    + " the window cannot be seen in the data.";

    private Views() {}

    static BaselineView of(Baseline baseline, List<Criterion> criteria) {
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
                model(baseline.model(), baseline.carrier().baseUnit()),
                quality(baseline.quality()),
                criteria.stream()
                        .filter(criterion -> criterion.metric() != Metric.SAVINGS_UNCERTAINTY)
                        .map(criterion -> CriterionView.of(criterion, value(criterion.metric(), baseline.quality())))
                        .toList(),
                split(baseline),
                baseline.model() instanceof TimeOfWeekModel ? BY_HOUR : BY_DEGREE_DAYS,
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

    private static BaselineModelView model(Model model, String unit) {
        return model instanceof DegreeDayModel degreeDays
                ? model(degreeDays, unit)
                : model((TimeOfWeekModel) model, unit);
    }

    private static BaselineModelView model(DegreeDayModel model, String unit) {
        var parameters = new ArrayList<BaselineParameterView>();
        parameters.add(parameter("b0", model.base(), unit + "/d"));
        var equation = "E = b0";
        if (model.heating() != null) {
            equation += " + b1*max(0, th - T)";
            parameters.add(parameter("b1", model.heating(), unit + "/(K.d)"));
            parameters.add(new BaselineParameterView("th", model.heatingBalanceC(), "Cel", null, null));
        }
        if (model.cooling() != null) {
            equation += " + b2*max(0, T - tc)";
            parameters.add(parameter("b2", model.cooling(), unit + "/(K.d)"));
            parameters.add(new BaselineParameterView("tc", model.coolingBalanceC(), "Cel", null, null));
        }
        return new BaselineModelView(
                model.shape().label(), equation + " for each day, T its mean temperature", parameters);
    }

    private static BaselineParameterView parameter(String name, Coefficient coefficient, String unit) {
        return new BaselineParameterView(
                name,
                Rounded.quantity(coefficient.value()),
                unit,
                Rounded.quantity(coefficient.standardError()),
                Rounded.quantity(coefficient.significance()));
    }

    private static BaselineModelView model(TimeOfWeekModel model, String unit) {
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
        return new BaselineModelView(
                "TOWT",
                "E = level(hour of the week) + curve(T) for each hour; curve: slope0*T up to knot1, from each knot on the"
                        + " slope of its number",
                parameters);
    }

    private static BaselineParameterView parameter(String name, double value, String unit) {
        return new BaselineParameterView(name, Rounded.quantity(value), unit, null, null);
    }

    private static BaselineQualityView quality(Quality quality) {
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
