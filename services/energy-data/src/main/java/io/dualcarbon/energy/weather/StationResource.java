package io.dualcarbon.energy.weather;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.weather.WeatherSeriesView.WeatherHourView;
import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.idempotency.Idempotent;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.turn.Expensive;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/weather-stations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Weather", description = "Weather stations, their observations and degree days")
@RolesAllowed("readings:read")
@Transactional
class StationResource {
    private static final int MOST_DAYS = 366;
    private static final int HOUR_SECONDS = 3600;

    private final StationStore stations;
    private final WeatherStore weather;
    private final TenantZone zone;
    private final Changes changes;
    private final Clock clock;

    StationResource(StationStore stations, WeatherStore weather, TenantZone zone, Changes changes, Clock clock) {
        this.stations = stations;
        this.weather = weather;
        this.zone = zone;
        this.changes = changes;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Weather stations by code",
            description = "The stations that the tenant registered, illustrative ones included.")
    public Page<WeatherStationView> listWeatherStations(@BeanParam @Valid PageRequest page) {
        return stations.page(page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One weather station", description = "The ETag is what naming its neighbour asks for.")
    @APIResponseSchema(WeatherStationView.class)
    public RestResponse<WeatherStationView> getWeatherStation(@RestPath UUID id) {
        var station = stations.get(id);
        return Versions.ok(station, station.version());
    }

    @POST
    @RolesAllowed("stations:write")
    @Idempotent
    @Operation(
            summary = "Register a weather station",
            description = "Another place is another station; only its neighbour may be named anew.")
    @APIResponseSchema(value = WeatherStationView.class, responseCode = "201", responseDescription = "Registered")
    public RestResponse<WeatherStationView> registerWeatherStation(@NotNull @Valid NewStation request, UriInfo uri) {
        var station = stations.add(request);
        changes.record("weather-station.created", station.id(), null, station);
        return Versions.created(station, station.id(), station.version(), uri);
    }

    @PUT
    @Path("{id}/neighbour")
    @RolesAllowed("stations:write")
    @Operation(
            summary = "Name a station's neighbour",
            description = "Its temperatures stand in for days of which the station has less than 20 hours, where degree"
                    + " days and savings are asked for from now on. Baselines stay as they were fitted.")
    @APIResponseSchema(WeatherStationView.class)
    public RestResponse<WeatherStationView> nameWeatherStationNeighbour(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NeighbourChoice choice) {
        var before = stations.lock(id);
        Versions.requireMatch(ifMatch, before.version());
        stations.setNeighbour(id, choice.neighbourId());
        var after = stations.get(id);
        changes.record("weather-station.updated", id, before, after);
        return Versions.ok(after, after.version());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed("stations:write")
    @Operation(
            summary = "Delete a weather station that was registered by mistake",
            description = "Refused once hours were sent of it, and while it is another station's neighbour; the audit"
                    + " log keeps it.")
    public void deleteWeatherStation(@RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var station = stations.lockToDelete(id);
        Versions.requireMatch(ifMatch, station.version());
        if (weather.hasHours(id)) {
            throw WeatherProblem.WEATHER_STATION_OBSERVED.because(station.code());
        }
        stations.standsInFor(id).ifPresent(other -> {
            throw WeatherProblem.WEATHER_STATION_STANDS_IN.because(station.code(), other);
        });
        stations.delete(id);
        changes.record("weather-station.deleted", id, station, null);
    }

    @GET
    @Expensive
    @Path("{id}/observations")
    @Operation(
            summary = "What a station observed, hour by hour",
            description = "Every hour of the range, at most 366 days; what was not observed is null and says so.")
    public WeatherSeriesView getWeatherObservations(
            @RestPath UUID id,
            @Parameter(
                            description = "Month (2025-01), day (2025-01-31) or timestamp with offset",
                            example = "2025-01-01")
                    @RestQuery
                    @NotNull
                    String from,
            @Parameter(description = "As `from`; exclusive", example = "2025-01-02") @RestQuery @NotNull String to) {
        var station = stations.get(id);
        var days = new LocalDays(zone.get());
        var range = TimeRange.of(from, to, days.zone()).atMost(MOST_DAYS);
        // Hours begin with the local day's, not with those of the world's clock.
        var day = days.containing(range.from().getEpochSecond());
        var start = range.from().getEpochSecond() - (range.from().getEpochSecond() - day.start()) % HOUR_SECONDS;
        var end = range.to().getEpochSecond();
        var stored = new HashMap<Long, WeatherHour>();
        weather.read(id, start, end).forEach(hour -> stored.put(hour.start(), hour.observed()));
        var now = clock.instant().getEpochSecond();
        var hours = new ArrayList<WeatherHourView>();
        for (; start < end; start += HOUR_SECONDS) {
            hours.add(view(
                    time(start, days), stored.getOrDefault(start, WeatherHour.NOTHING), start + HOUR_SECONDS > now));
        }
        return new WeatherSeriesView(
                id, station.source(), station.illustrative(), hours.get(0).start(), time(start, days), hours);
    }

    private static WeatherHourView view(OffsetDateTime start, WeatherHour observed, boolean open) {
        var reasons = new ArrayList<WeatherReason>();
        if (Double.isNaN(observed.temperatureC())) {
            reasons.add(WeatherReason.NO_TEMPERATURE);
        }
        if (Double.isNaN(observed.irradiationWhM2())) {
            reasons.add(WeatherReason.NO_IRRADIATION);
        }
        if (open) {
            reasons.add(WeatherReason.OPEN);
        }
        return new WeatherHourView(
                start,
                Double.isNaN(observed.temperatureC()) ? null : observed.temperatureC(),
                Double.isNaN(observed.irradiationWhM2()) ? null : observed.irradiationWhM2(),
                reasons.isEmpty() ? null : List.copyOf(reasons));
    }

    private static OffsetDateTime time(long epochSecond, LocalDays days) {
        return Instant.ofEpochSecond(epochSecond).atZone(days.zone()).toOffsetDateTime();
    }
}
