package io.dualcarbon.energy.weather;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.ingest.Body;
import io.dualcarbon.energy.ingest.UploadBodies;
import io.dualcarbon.energy.ingest.UploadOptions;
import io.dualcarbon.energy.ingest.UploadView;
import io.dualcarbon.energy.weather.DegreeDaysView.DegreeDayPeriodView;
import io.dualcarbon.platform.http.BodyLimit;
import io.dualcarbon.platform.problem.Language;
import io.dualcarbon.platform.turn.Expensive;
import io.dualcarbon.platform.turn.InParts;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.util.ArrayList;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Weather")
@RolesAllowed("readings:read")
class WeatherResource {
    private static final int MOST_DAYS = 3660;

    private final WeatherUpload upload;
    private final WeatherReader weather;
    private final TenantZone zone;
    private final Clock clock;
    private final CurrentVertxRequest request;

    WeatherResource(
            WeatherUpload upload, WeatherReader weather, TenantZone zone, Clock clock, CurrentVertxRequest request) {
        this.upload = upload;
        this.weather = weather;
        this.zone = zone;
        this.clock = clock;
        this.request = request;
    }

    @POST
    @InParts
    @BodyLimit(megabytes = Body.MOST_MEGABYTES)
    @Path("weather-observations")
    @Blocking
    @Consumes({MediaType.APPLICATION_JSON, Body.NDJSON, Body.CSV})
    @RolesAllowed("stations:write")
    @Operation(
            summary = "Send hours of weather",
            description = "Judged row by row like readings. Sent again, the same hours change nothing; another value"
                    + " corrects what is stored, and the old one is kept." + UploadBodies.CSV)
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = WeatherBodies.WeatherObservations.class)),
                @Content(
                        mediaType = Body.NDJSON,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "Two hours, a line each", value = """
                            {"stationCode":"HONGQIAO","start":"2025-01-01T00:00:00+08:00","temperatureC":4.2,"irradiationWhM2":0}
                            {"stationCode":"HONGQIAO","start":"2025-01-01T01:00:00+08:00","temperatureC":4.1}
                            """)),
                @Content(
                        mediaType = Body.CSV,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "Two hours", value = """
                            stationCode,start,temperatureC,irradiationWhM2
                            HONGQIAO,2025-01-01T00:00:00+08:00,4.2,0
                            HONGQIAO,2025-01-01T01:00:00+08:00,4.1,
                            """))
            })
    @APIResponseSchema(UploadView.class)
    public UploadView sendWeatherObservations(
            InputStream body, @BeanParam @Valid UploadOptions options, @Context HttpHeaders headers) {
        return upload.receive(Body.of(body, headers), options, null);
    }

    @GET
    @Expensive
    @Path("degree-days")
    @Transactional
    @Operation(
            summary = "Heating and cooling degree days",
            description =
                    "By the daily-mean method. A day with less than 20 hours has the mean of the neighbour station or"
                            + " none; a month or year with days without one has no sum, and lists them. Bases used in"
                            + " China: heating 18, cooling 26 degrees (GB 50176). At most ten years.")
    public DegreeDaysView getDegreeDays(
            @Parameter(description = "Whose weather") @RestQuery @NotNull UUID stationId,
            @Parameter(description = "Month (2025-01), day (2025-01-31) or timestamp with offset", example = "2025-01")
                    @RestQuery
                    @NotNull
                    String from,
            @Parameter(description = "As `from`; exclusive", example = "2026-01") @RestQuery @NotNull String to,
            @Parameter(description = "Length of a period") @RestQuery @DefaultValue("P1M") WeatherResolution resolution,
            @Parameter(description = "Days count below it, in degrees Celsius")
                    @RestQuery
                    @DefaultValue("18")
                    @DecimalMin("-20")
                    @DecimalMax("40")
                    double heatingBaseC,
            @Parameter(description = "Days count above it, in degrees Celsius")
                    @RestQuery
                    @DefaultValue("18")
                    @DecimalMin("-20")
                    @DecimalMax("40")
                    double coolingBaseC) {
        var station = weather.station(stationId);
        var days = new LocalDays(zone.get());
        var range = TimeRange.of(from, to, days.zone()).atMost(MOST_DAYS);
        var first = resolution.floor(range.firstDay(days.zone()));
        var end = resolution.next(resolution.floor(range.endDay(days.zone()).minusDays(1)));
        var degreeDays = new DegreeDays(
                weather.temperatures(stationId, first, end, days),
                days,
                clock.instant().atZone(days.zone()).toLocalDate(),
                heatingBaseC,
                coolingBaseC);
        var periods = new ArrayList<DegreeDayPeriodView>();
        for (var period = first; period.isBefore(end); period = resolution.next(period)) {
            periods.add(degreeDays.over(resolution.name(period), period, resolution.next(period)));
        }
        var neighbourDays = periods.stream()
                .mapToInt(period -> period.substitutedDays().size())
                .sum();
        return new DegreeDaysView(
                stationId,
                station.source(),
                weather.isIllustrative(stationId, neighbourDays > 0),
                station.neighbourId(),
                neighbourDays,
                first,
                end,
                resolution,
                heatingBaseC,
                coolingBaseC,
                "K.d",
                DegreeDays.METHOD.in(Language.of(request.getCurrent())),
                periods);
    }
}
