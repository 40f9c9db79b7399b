package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.quality.CompletenessView.BucketLength;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.turn.Expensive;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/quality")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quality", description = "How complete, plausible and punctual readings are, and the work that follows")
@RolesAllowed("readings:read")
@Transactional
class QualityResource {
    private final OwingMeters meters;
    private final Completeness completeness;
    private final Gaps gaps;
    private final Findings findings;
    private final TenantZone zone;
    private final Clock clock;

    QualityResource(
            OwingMeters meters, Completeness completeness, Gaps gaps, Findings findings, TenantZone zone, Clock clock) {
        this.meters = meters;
        this.completeness = completeness;
        this.gaps = gaps;
        this.findings = findings;
        this.zone = zone;
        this.clock = clock;
    }

    @GET
    @Expensive
    @Path("completeness")
    @Operation(
            summary = "How many of the values that meters owe have arrived",
            description = "A league table of meters or buildings, the most complete first. A meter owes a value for"
                    + " each interval of the days that are over, until it is retired; a billed meter owes its days;"
                    + " a register owes reads at its interval, else at the median of its last 12 gaps, and none before"
                    + " its fourth;"
                    + " a virtual meter owes nothing. By day at most 62 days, by month three years.")
    public CompletenessView getCompleteness(
            @BeanParam Scope scope,
            @Parameter(description = "First month or day", example = "2025-01") @RestQuery @NotNull String from,
            @Parameter(description = "Month or day after the last", example = "2025-04") @RestQuery @NotNull String to,
            @Parameter(description = "Length of a bucket") @RestQuery @DefaultValue("P1M") BucketLength resolution,
            @Parameter(description = "A row for each of these") @RestQuery @DefaultValue("meter")
                    CompletenessGroup groupBy) {
        var days = new LocalDays(zone.get());
        var range = TimeRange.of(from, to, days.zone()).atMost(resolution == BucketLength.P1D ? 62 : 1098);
        var first = range.firstDay(days.zone());
        var end = range.endDay(days.zone());
        var asked = meters.in(scope, first, end);
        if (resolution == BucketLength.P1M && (first.getDayOfMonth() != 1 || end.getDayOfMonth() != 1)) {
            throw QualityProblem.MONTHS_NOT_WHOLE.because().at("from");
        }
        var today = clock.instant().atZone(days.zone()).toLocalDate();
        return completeness.table(asked, first, end, today, days, resolution, groupBy);
    }

    @GET
    @Expensive
    @Path("gaps")
    @Operation(
            summary = "The times of which values are missing",
            description =
                    "By meter, then time. A gap that lasts until now is open: nothing has come since it began. Gaps"
                            + " that were filled are not listed. Of a register, from when a read was due until one came."
                            + " At most 366 days.")
    public Page<GapView> listGaps(
            @BeanParam @Valid PageRequest page,
            @BeanParam Scope scope,
            @Parameter(description = "First month or day", example = "2025-01-01") @RestQuery @NotNull String from,
            @Parameter(description = "Month or day after the last", example = "2025-02-01") @RestQuery @NotNull
                    String to) {
        var days = new LocalDays(zone.get());
        var range = TimeRange.of(from, to, days.zone()).atMost(366);
        var first = range.firstDay(days.zone());
        var end = range.endDay(days.zone());
        return gaps.page(meters.in(scope, first, end), first, end, clock.instant(), days, page);
    }

    @GET
    @Path("findings")
    @Operation(
            summary = "What the rules hold against readings",
            description = "Judged from the data some minutes after they change. Days that follow one another are one"
                    + " finding, which ends with its month at the latest; only a silence may go on. A finding that"
                    + " the data no longer bear out stays, as resolved. By meter, rule and day.")
    public Page<FindingView> listFindings(
            @BeanParam @Valid PageRequest page,
            @Parameter(description = "Findings of this meter only") @RestQuery Optional<UUID> meterId,
            @Parameter(description = "Findings by this rule only") @RestQuery Optional<Rule> rule,
            @Parameter(description = "Only those that the data still bear out, or no longer") @RestQuery
                    Optional<Boolean> open) {
        return findings.page(meterId, rule, open, page);
    }

    @GET
    @Path("rules")
    @Operation(
            summary = "What is held against readings, and from where on",
            description = "The rules are the same for every tenant, with their thresholds and where these are"
                    + " known from.")
    public Page<RuleView> listRules() {
        return new Page<>(Arrays.stream(Rule.values()).map(Rule::view).toList(), Optional.empty());
    }
}
