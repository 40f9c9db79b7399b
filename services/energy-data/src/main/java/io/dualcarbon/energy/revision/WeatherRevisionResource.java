package io.dualcarbon.energy.revision;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.weather.WeatherReader;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/weather-stations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Revisions")
@RolesAllowed("readings:read")
@Transactional
class WeatherRevisionResource {
    private static final int MOST_DAYS = 366;

    private final StationRevisions revisions;
    private final WeatherReader weather;
    private final TenantZone zone;

    WeatherRevisionResource(StationRevisions revisions, WeatherReader weather, TenantZone zone) {
        this.revisions = revisions;
        this.weather = weather;
        this.zone = zone;
    }

    @GET
    @Path("observation-revisions")
    @Operation(
            summary = "What was replaced of a weather station's hours, by hour and time",
            description = "The last accepted value stands; each one before it is kept here, with what took its place,"
                    + " when and by whom. The days that the range touches, 366 at most.")
    public Page<WeatherRevisionView> listWeatherObservationRevisions(
            @RestPath UUID id,
            @Parameter(description = "Month (2025-01), day (2025-01-31) or timestamp with offset", example = "2025-01")
                    @RestQuery
                    @NotNull
                    String from,
            @Parameter(description = "As `from`; exclusive", example = "2025-02") @RestQuery @NotNull String to,
            @BeanParam @Valid PageRequest page) {
        weather.station(id);
        var days = new LocalDays(zone.get());
        var range = TimeRange.of(from, to, days.zone()).atMost(MOST_DAYS);
        return revisions.hours(
                id,
                range.firstDay(days.zone()).atStartOfDay(days.zone()).toInstant(),
                range.endDay(days.zone()).atStartOfDay(days.zone()).toInstant(),
                days.zone(),
                page);
    }
}
