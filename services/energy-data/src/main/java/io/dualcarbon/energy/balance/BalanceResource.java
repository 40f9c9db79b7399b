package io.dualcarbon.energy.balance;

import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.platform.turn.Expensive;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/meters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Balance", description = "What went in against what was measured below, and what is lost between")
@RolesAllowed("readings:read")
@Transactional
@Expensive
class BalanceResource {
    private final MeterDirectory meters;
    private final TenantZone zone;
    private final Balances balances;
    private final Clock clock;

    BalanceResource(MeterDirectory meters, TenantZone zone, Balances balances, Clock clock) {
        this.meters = meters;
        this.zone = zone;
        this.balances = balances;
        this.clock = clock;
    }

    @GET
    @Path("{id}/balance")
    @Operation(
            summary = "A meter against the meters below it",
            description =
                    "What the meter counted, what each meter directly below it counted on the days on which it lay"
                            + " below it, and the gap: losses and what nobody meters. Children count in the meter's own"
                            + " direction. Where a meter has no value there is no gap, and a reason. At most 3 years by month"
                            + " and 62 days by day; months are taken whole.")
    public BalanceView getBalance(
            @RestPath UUID id,
            @Parameter(description = "First month or day", example = "2025-01") @RestQuery @NotNull String from,
            @Parameter(description = "Month or day after the last", example = "2025-03") @RestQuery @NotNull String to,
            @Parameter(description = "Length of a row") @RestQuery @DefaultValue("P1M") BalanceResolution resolution) {
        var meter = meters.get(id);
        var local = zone.get();
        var range = TimeRange.of(from, to, local).atMost(resolution.mostDays());
        var first = resolution.beginning(range.firstDay(local));
        var last = resolution.beginning(range.endDay(local).minusDays(1));
        var end = resolution.next(last);
        var children = balances.children(meter, first, end, local);
        var ids = new HashSet<>(List.of(id));
        children.forEach(child -> ids.add(child.id()));
        var balance = new Balance(
                id,
                children,
                balances.days(ids, first, end),
                clock.instant().atZone(local).toLocalDate());
        var rows = new ArrayList<BalanceRowView>();
        for (var period = first; period.isBefore(end); period = resolution.next(period)) {
            rows.add(balance.row(resolution.name(period), period, resolution.next(period)));
        }
        return new BalanceView(
                id,
                meter.carrier(),
                meter.direction(),
                meter.carrier().baseUnit(),
                resolution,
                resolution.name(first),
                resolution.name(end),
                rows);
    }
}
