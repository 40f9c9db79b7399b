package io.dualcarbon.energy.export;

import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.registry.NodeContents;
import io.dualcarbon.energy.series.Resolution;
import io.dualcarbon.platform.idempotency.Idempotent;
import io.dualcarbon.platform.job.JobView;
import io.dualcarbon.platform.job.Jobs;
import io.dualcarbon.platform.tenancy.Reaches;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

@Path("/exports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exports", description = "Files of many readings, made in the background")
@RolesAllowed("readings:read")
@Transactional
@Reaches("Meters that it reaches; others are unknown to it")
class ExportResource {
    /** As long as readings are kept. */
    private static final int MOST_DAYS = 9500;

    private static final Set<Resolution> OF_CONSUMPTION = Set.of(Resolution.P1D, Resolution.P1M, Resolution.P1Y);

    private final Jobs jobs;
    private final ExportJob job;
    private final NodeContents contents;
    private final TenantZone zone;

    ExportResource(Jobs jobs, ExportJob job, NodeContents contents, TenantZone zone) {
        this.jobs = jobs;
        this.job = job;
        this.contents = contents;
        this.zone = zone;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Make a file of series or consumption",
            description = "A job makes it: ask at Location until it is DONE, then fetch its result. CSV is UTF-8 with a"
                    + " header, and a text that a spreadsheet would take for a formula begins with an apostrophe. XLSX"
                    + " has a sheet a million rows. Parquet has the same columns, times as UTC milliseconds. A tenant"
                    + " has at most 20 jobs that are not over, else 429.")
    @APIResponseSchema(value = JobView.class, responseCode = "202", responseDescription = "Begun")
    public RestResponse<JobView> startExport(@NotNull @Valid NewExport request, UriInfo uri) {
        if (request.what() == ExportContent.CONSUMPTION
                && (request.subject().node().isEmpty() || !OF_CONSUMPTION.contains(request.resolution()))) {
            throw ExportProblem.EXPORT_NOT_POSSIBLE.because().at("resolution");
        }
        contents.meters(request.subject(), "", 1); // refuses what is not there
        TimeRange.of(request.from(), request.to(), zone.get()).atMost(MOST_DAYS);
        var started = jobs.start(job, request);
        return ResponseBuilder.<JobView>create(Status.ACCEPTED)
                .location(uri.getBaseUriBuilder()
                        .path("jobs")
                        .path(started.id().toString())
                        .build())
                .entity(started)
                .build();
    }
}
