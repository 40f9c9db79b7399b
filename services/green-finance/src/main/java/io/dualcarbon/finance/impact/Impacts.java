package io.dualcarbon.finance.impact;

import io.dualcarbon.finance.project.AssetRegistry;
import io.dualcarbon.finance.project.ProjectView;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;

/** Puts together what the meters and the factors say about a project. */
@ApplicationScoped
class Impacts {
    private final AssetRegistry assets;
    private final SavingMeter meters;
    private final AvoidedEmissions emissions;
    private final Tenancy tenancy;
    private final Clock clock;

    Impacts(AssetRegistry assets, SavingMeter meters, AvoidedEmissions emissions, Tenancy tenancy, Clock clock) {
        this.assets = assets;
        this.meters = meters;
        this.emissions = emissions;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    ImpactView of(ProjectView project, Optional<YearMonth> until, Locale language) {
        var tenant = assets.tenant(tenancy.id());
        var zone = ZoneId.of(tenant.timeZone());
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var period = period(project, until, YearMonth.from(today));
        var measured = period.map(p -> meters.measure(project, p, zone))
                .orElseGet(
                        () -> Measured.nothing(SavingMeter.method(project), EnumSet.of(whyNoPeriod(project, today))));
        return new ImpactView(
                project.id(),
                period,
                project.illustrative() || measured.illustrative(),
                measured.view(project.expectedSaving(), language),
                emissions.of(measured, project.asset().kind(), tenant.gridArea(), language));
    }

    /** From the month after commissioning to the last one that is over. */
    private static Optional<PeriodView> period(ProjectView project, Optional<YearMonth> until, YearMonth running) {
        var to = until.filter(month -> month.isBefore(running)).orElse(running);
        return project.commissionedOn()
                .map(day -> new PeriodView(YearMonth.from(day).plusMonths(1), to))
                .filter(period -> period.from().isBefore(period.to()));
    }

    private static ImpactReason whyNoPeriod(ProjectView project, LocalDate today) {
        return project.commissionedOn().filter(day -> !day.isAfter(today)).isPresent()
                ? ImpactReason.NO_COMPLETE_MONTH
                : ImpactReason.NOT_COMMISSIONED;
    }
}
