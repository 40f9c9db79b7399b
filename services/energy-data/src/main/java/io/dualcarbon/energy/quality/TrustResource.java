package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.platform.turn.Expensive;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/quality/trust-scores")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quality")
@RolesAllowed("readings:read")
@Transactional
@Expensive
class TrustResource {
    private static final int MOST_DAYS = 93;

    private final OwingMeters meters;
    private final TrustScores scores;
    private final TenantZone zone;
    private final Clock clock;

    TrustResource(OwingMeters meters, TrustScores scores, TenantZone zone, Clock clock) {
        this.meters = meters;
        this.scores = scores;
        this.zone = zone;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "How far the readings of meters and buildings can be trusted",
            description = "A score from 0 to 100 and a grade from 1 to 5 for each meter and building, with its formula,"
                    + " its parts and their weights. Findings follow the data by some minutes. At most 93 days.")
    public TrustScoresView getTrustScores(
            @BeanParam Scope scope,
            @Parameter(description = "First month or day", example = "2025-01") @RestQuery @NotNull String from,
            @Parameter(description = "Month or day after the last", example = "2025-02") @RestQuery @NotNull
                    String to) {
        var days = new LocalDays(zone.get());
        var range = TimeRange.of(from, to, days.zone()).atMost(MOST_DAYS);
        var asked = meters.in(scope, range.firstDay(days.zone()), range.endDay(days.zone()));
        var today = clock.instant().atZone(days.zone()).toLocalDate();
        return scores.of(asked, range.firstDay(days.zone()), range.endDay(days.zone()), today, days);
    }
}
