package io.dualcarbon.finance.impact;

import io.dualcarbon.finance.impact.Comparison.BaselineMonth;
import io.dualcarbon.finance.impact.EnergyDataClient.Savings;
import io.dualcarbon.finance.project.AssetRegistry;
import io.dualcarbon.finance.project.Baseline;
import io.dualcarbon.finance.project.MeasureType;
import io.dualcarbon.finance.project.ProjectView;
import io.dualcarbon.finance.project.RegisteredAsset;
import io.dualcarbon.finance.project.RegisteredMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads from the meters of a project's asset what the project has saved. */
@ApplicationScoped
class SavingMeter {
    private final AssetRegistry assets;
    private final EnergyData readings;

    SavingMeter(AssetRegistry assets, EnergyData readings) {
        this.assets = assets;
        this.readings = readings;
    }

    static ImpactMethod method(ProjectView project) {
        return switch (project.asset().kind()) {
            case PV_PLANT ->
                project.measureType() == MeasureType.ROOFTOP_PV
                        ? ImpactMethod.METERED_GENERATION
                        : ImpactMethod.NOT_MEASURED;
            case BUILDING, AREA, ORGANIZATION ->
                project.measureType().lowersElectricityImport()
                        ? ImpactMethod.SAME_MONTH_COMPARISON
                        : ImpactMethod.NOT_MEASURED;
            case CHARGING_STATION -> ImpactMethod.NOT_MEASURED;
        };
    }

    Measured measure(ProjectView project, PeriodView period, ZoneId zone) {
        var method = method(project);
        if (method == ImpactMethod.NOT_MEASURED) {
            return Measured.nothing(method, EnumSet.of(ImpactReason.NOT_COMPARABLE));
        }
        return assets.find(project.asset())
                .map(asset -> method == ImpactMethod.METERED_GENERATION
                        ? generation(asset, period, zone)
                        : saving(project, asset, period, zone))
                .orElseGet(() -> Measured.nothing(method, EnumSet.of(ImpactReason.ASSET_UNKNOWN)));
    }

    /** Against a model of weather where energy-data has one; a plain comparison takes the weather for the measure. */
    private Measured saving(ProjectView project, RegisteredAsset asset, PeriodView period, ZoneId zone) {
        return project.commissionedOn()
                .flatMap(day -> readings.baseline(project.asset(), day))
                .map(model -> againstModel(model, asset, period, zone))
                .or(() -> project.baseline().map(baseline -> comparison(project, asset, baseline, period)))
                .orElseGet(() ->
                        Measured.nothing(ImpactMethod.SAME_MONTH_COMPARISON, EnumSet.of(ImpactReason.NO_BASELINE)));
    }

    private Measured againstModel(UUID baseline, RegisteredAsset asset, PeriodView period, ZoneId zone) {
        var portions = readings.savings(baseline, period.from(), period.to());
        var periods = portions.stream().flatMap(each -> each.periods().stream()).toList();
        return new Measured(
                ImpactMethod.BASELINE_MODEL,
                Optional.of(Model.of(baseline, portions)),
                Comparison.baselineModel(period.from(), period.to(), periods, zone),
                asset.illustrative() || portions.stream().anyMatch(Savings::illustrative),
                EnumSet.noneOf(ImpactReason.class));
    }

    private Measured comparison(ProjectView project, RegisteredAsset asset, Baseline baseline, PeriodView period) {
        var before = readings.gridImport(project.asset(), baseline.from(), baseline.to());
        var now = readings.gridImport(project.asset(), period.from(), period.to());
        var baselineMonths = Comparison.months(baseline.from(), baseline.to())
                .map(month -> new BaselineMonth(month, before.getOrDefault(month, MonthlyEnergy.ABSENT)))
                .toList();
        return new Measured(
                ImpactMethod.SAME_MONTH_COMPARISON,
                Optional.empty(),
                Comparison.sameMonths(period.from(), period.to(), now, baselineMonths),
                asset.illustrative() || anyIllustrative(before) || anyIllustrative(now),
                EnumSet.of(ImpactReason.NO_BASELINE_MODEL));
    }

    private Measured generation(RegisteredAsset plant, PeriodView period, ZoneId zone) {
        var method = ImpactMethod.METERED_GENERATION;
        if (plant.meterId() == null) {
            return Measured.nothing(method, EnumSet.of(ImpactReason.NO_METER));
        }
        return assets.findMeter(plant.meterId())
                .filter(RegisteredMeter::measuresGeneration)
                .map(meter -> {
                    var illustrative = plant.illustrative() || meter.illustrative();
                    var months = readings.ofMeter(meter.id(), illustrative, period.from(), period.to(), zone);
                    return new Measured(
                            method,
                            Optional.empty(),
                            Comparison.generation(period.from(), period.to(), months),
                            illustrative,
                            EnumSet.noneOf(ImpactReason.class));
                })
                .orElseGet(() -> Measured.nothing(method, EnumSet.of(ImpactReason.NO_METER)));
    }

    private static boolean anyIllustrative(Map<?, MonthlyEnergy> months) {
        return months.values().stream().anyMatch(MonthlyEnergy::illustrative);
    }
}
