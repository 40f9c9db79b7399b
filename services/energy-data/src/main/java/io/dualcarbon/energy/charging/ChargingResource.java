package io.dualcarbon.energy.charging;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.daily.DailyTotals;
import io.dualcarbon.energy.daily.DailyTotals.DayTotal;
import io.dualcarbon.energy.daily.PeriodResolution;
import io.dualcarbon.energy.daily.Rounding;
import io.dualcarbon.energy.ingest.Body;
import io.dualcarbon.energy.ingest.RestateOption;
import io.dualcarbon.energy.ingest.UploadBodies;
import io.dualcarbon.energy.ingest.UploadOptions;
import io.dualcarbon.energy.ingest.UploadView;
import io.dualcarbon.platform.http.BodyLimit;
import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Reaches;
import io.dualcarbon.platform.turn.Expensive;
import io.dualcarbon.platform.turn.InParts;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Charging", description = "Charging sessions of stations")
@RolesAllowed("readings:read")
@Reaches("Charging stations that it reaches; others are unknown to it")
class ChargingResource {
    private final ChargingUpload upload;
    private final ChargingCorrections corrections;
    private final ChargingStore store;
    private final DailyTotals totals;
    private final TenantZone zone;
    private final Clock clock;

    ChargingResource(
            ChargingUpload upload,
            ChargingCorrections corrections,
            ChargingStore store,
            DailyTotals totals,
            TenantZone zone,
            Clock clock) {
        this.upload = upload;
        this.corrections = corrections;
        this.store = store;
        this.totals = totals;
        this.zone = zone;
        this.clock = clock;
    }

    @POST
    @InParts
    @BodyLimit(megabytes = Body.MOST_MEGABYTES)
    @Path("charging-sessions")
    @Blocking
    @Consumes({MediaType.APPLICATION_JSON, Body.NDJSON, Body.CSV})
    @RolesAllowed("readings:write")
    @Operation(
            summary = "Send charging sessions",
            description = "Judged row by row like readings. A session is known by its station and the operator's id:"
                    + " sent again it changes nothing, sent with other figures it is corrected and the old ones are"
                    + " kept. One that touches a closed month, or did, is refused unless `restate` says why."
                    + UploadBodies.CSV)
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ChargingBodies.ChargingSessions.class)),
                @Content(
                        mediaType = Body.NDJSON,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "Two sessions, a line each", value = """
                            {"stationCode":"CS-01","sessionId":"20250101-000123","connector":"1A","start":"2025-01-01T08:00:00+08:00","end":"2025-01-01T09:30:00+08:00","energyKwh":42.5}
                            {"stationCode":"CS-01","sessionId":"20250101-000124","start":"2025-01-01T09:00:00+08:00","end":"2025-01-01T09:20:00+08:00","energyKwh":12}
                            """)),
                @Content(
                        mediaType = Body.CSV,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "Two sessions", value = """
                            stationCode,sessionId,connector,start,end,energyKwh
                            CS-01,20250101-000123,1A,2025-01-01T08:00:00+08:00,2025-01-01T09:30:00+08:00,42.5
                            CS-01,20250101-000124,,2025-01-01T09:00:00+08:00,2025-01-01T09:20:00+08:00,12
                            """))
            })
    @APIResponseSchema(UploadView.class)
    public UploadView sendChargingSessions(
            InputStream body, @BeanParam @Valid UploadOptions options, @Context HttpHeaders headers) {
        return upload.receive(Body.of(body, headers), options, null);
    }

    @GET
    @Path("charging-stations/{id}/sessions")
    @Transactional
    @Operation(
            summary = "Sessions of a station by the operator's id",
            description = "As last sent, by the operator's id of the session rather than by time.")
    public Page<ChargingSessionView> listChargingSessions(@RestPath UUID id, @BeanParam @Valid PageRequest page) {
        store.get(id);
        return store.page(id, page, zone.get());
    }

    @GET
    @Path("charging-stations/{id}/sessions/{sessionId}")
    @Transactional
    @Operation(summary = "One charging session", description = "Named by the operator's id.")
    @APIResponseSchema(ChargingSessionView.class)
    public RestResponse<ChargingSessionView> getChargingSession(
            @RestPath UUID id,
            @Parameter(description = "The operator's own id of the session") @RestPath String sessionId) {
        var session = store.session(store.get(id), sessionId, zone.get());
        return Versions.ok(session, session.version());
    }

    @DELETE
    @Path("charging-stations/{id}/sessions/{sessionId}")
    @RolesAllowed("meters:write")
    @Operation(
            summary = "Take back a charging session that was sent by mistake",
            description = "Named by the operator's id. What it was, who took it back and when is kept. Refused if it"
                    + " touches a closed month and no reason to restate is given.")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "409", description = "A month is closed")
    public void deleteChargingSession(
            @RestPath UUID id,
            @Parameter(description = "The operator's own id of the session") @RestPath String sessionId,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @BeanParam @Valid RestateOption option) {
        corrections.delete(id, sessionId, ifMatch, option.restate());
    }

    @GET
    @Expensive
    @Path("charging-stations/{id}/utilisation")
    @Transactional
    @Operation(
            summary = "How much a charging station is used",
            description = "From its sessions; of a station without any, from its meter. Whole periods that the range"
                    + " touches; at most 366 days by day, ten years by month, 25 by year.")
    public UtilisationView getUtilisation(
            @RestPath UUID id,
            @Parameter(description = "Month, day or timestamp", example = "2025-01") @RestQuery @NotNull String from,
            @Parameter(description = "As `from`; exclusive", example = "2026-01") @RestQuery @NotNull String to,
            @Parameter(description = "Length of a period") @RestQuery @DefaultValue("P1M")
                    PeriodResolution resolution) {
        var station = store.get(id);
        var days = new LocalDays(zone.get());
        var range = TimeRange.of(from, to, days.zone()).atMost(resolution.mostDays());
        var first = resolution.first(range.firstDay(days.zone()));
        var end = resolution.next(resolution.first(range.endDay(days.zone()).minusDays(1)));
        var periods = new ArrayList<Period>();
        for (var period = first; period.isBefore(end); period = resolution.next(period)) {
            periods.add(new Period(resolution.name(period), period, resolution.next(period)));
        }
        periods.add(new Period(first + "/" + end, first, end));
        var firstSession = store.firstStart(id);
        var views = firstSession.isPresent()
                ? fromSessions(station, periods, firstSession.get(), days)
                : fromMeter(station, periods, days);
        return new UtilisationView(
                id,
                station.code(),
                station.chargingPoints(),
                station.ratedPowerKw(),
                source(firstSession, station),
                first,
                end,
                resolution,
                views.subList(0, views.size() - 1),
                views.get(views.size() - 1));
    }

    private static ChargingSource source(Optional<Instant> firstSession, ChargingStation station) {
        if (firstSession.isPresent()) {
            return ChargingSource.SESSIONS;
        }
        return station.meterId() == null ? ChargingSource.NONE : ChargingSource.METER;
    }

    private List<UtilisationPeriodView> fromSessions(
            ChargingStation station, List<Period> periods, Instant firstSession, LocalDays days) {
        var whole = periods.get(periods.size() - 1);
        var sums = periods.stream()
                .map(period -> new Utilisation(start(days, period.from()), start(days, period.to())))
                .toList();
        store.forEach(
                station.id(),
                Instant.ofEpochSecond(start(days, whole.from())),
                Instant.ofEpochSecond(start(days, whole.to())),
                session -> sums.forEach(sum -> sum.add(session)));
        var views = new ArrayList<UtilisationPeriodView>();
        for (var i = 0; i < periods.size(); i++) {
            var period = periods.get(i);
            var sum = sums.get(i);
            var hours = hoursOver(period, days);
            var reasons = new ArrayList<ChargingReason>();
            // Before its first session nothing is known: the station may not have sent any yet.
            var known = start(days, period.to()) > firstSession.getEpochSecond() && hours > 0;
            var connectors = known && sum.knowsConnectors();
            add(reasons, !known, ChargingReason.NO_DATA);
            add(reasons, known && !connectors, ChargingReason.CONNECTOR_UNKNOWN);
            views.add(view(
                    station,
                    period,
                    hours,
                    known ? sum.energyKwh() : null,
                    null,
                    known ? sum.started() : null,
                    connectors ? sum.occupiedHours() : null,
                    reasons,
                    days));
        }
        return views;
    }

    private List<UtilisationPeriodView> fromMeter(ChargingStation station, List<Period> periods, LocalDays days) {
        var whole = periods.get(periods.size() - 1);
        var known = station.meterId() == null
                ? Map.<LocalDate, DayTotal>of()
                : totals.read(Set.of(station.meterId()), whole.from(), whole.to())
                        .getOrDefault(station.meterId(), Map.of());
        var today = clock.instant().atZone(days.zone()).toLocalDate();
        var views = new ArrayList<UtilisationPeriodView>();
        for (var period : periods) {
            var sum = 0.0;
            var measured = 0.0;
            var covered = 0.0;
            var owed = 0;
            for (var day = period.from(); day.isBefore(period.to()); day = day.plusDays(1)) {
                var total = known.get(day);
                sum += total == null ? 0 : total.quantity();
                measured += total == null ? 0 : total.measured();
                covered += total == null ? 0 : total.covered();
                owed += day.isBefore(today) ? 1 : 0;
            }
            var reasons = new ArrayList<ChargingReason>();
            add(reasons, covered == 0, ChargingReason.NO_DATA);
            reasons.add(ChargingReason.NO_SESSIONS);
            add(reasons, covered > 0 && covered < owed, ChargingReason.COVERAGE);
            views.add(view(
                    station,
                    period,
                    hoursOver(period, days),
                    covered == 0 ? null : sum,
                    covered == 0 ? null : Rounding.measuredShare(measured, sum),
                    null,
                    null,
                    reasons,
                    days));
        }
        return views;
    }

    private UtilisationPeriodView view(
            ChargingStation station,
            Period period,
            double hours,
            @Nullable Double energyKwh,
            @Nullable Double measuredShare,
            @Nullable Integer sessions,
            @Nullable Double occupiedHours,
            List<ChargingReason> reasons,
            LocalDays days) {
        var ratedPowerKw = station.ratedPowerKw();
        add(reasons, ratedPowerKw == null, ChargingReason.NO_RATED_POWER);
        add(reasons, start(days, period.to()) > clock.instant().getEpochSecond(), ChargingReason.OPEN);
        return new UtilisationPeriodView(
                period.name(),
                energyKwh == null ? null : Rounding.quantity(energyKwh),
                measuredShare,
                sessions,
                energyKwh == null || ratedPowerKw == null || hours == 0
                        ? null
                        : Rounding.share(energyKwh / (ratedPowerKw * hours)),
                occupiedHours == null ? null : Rounding.quantity(occupiedHours),
                occupiedHours == null || station.chargingPoints() == 0 || hours == 0
                        ? null
                        : Rounding.share(occupiedHours / (station.chargingPoints() * hours)),
                reasons);
    }

    private double hoursOver(Period period, LocalDays days) {
        var end = Math.min(start(days, period.to()), clock.instant().getEpochSecond());
        return Math.max(0, end - start(days, period.from())) / 3600.0;
    }

    private static long start(LocalDays days, LocalDate day) {
        return days.of((int) day.toEpochDay()).start();
    }

    private static void add(List<ChargingReason> reasons, boolean applies, ChargingReason reason) {
        if (applies) {
            reasons.add(reason);
        }
    }

    private record Period(String name, LocalDate from, LocalDate to) {}
}
