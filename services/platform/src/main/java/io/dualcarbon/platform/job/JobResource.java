package io.dualcarbon.platform.job;

import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.tenancy.Caller;
import io.dualcarbon.platform.tenancy.Reaches;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Only in services that have work of some kind to do. */
@IfBuildProperty(name = "dualcarbon.jobs", stringValue = "true")
@Path("/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs", description = "Long work in the background")
@RolesAllowed("${dualcarbon.read-scope}")
@Reaches("Jobs that its own platform began")
class JobResource {
    private final JobStore store;
    private final Caller caller;

    JobResource(JobStore store, Caller caller) {
        this.store = store;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            summary = "The tenant's jobs of the last days",
            description = "By id. A job and its result are forgotten 7 days after it was over, earlier if more than 100"
                    + " are over or their results hold more than 1 GiB: the oldest first. A tenant has at most 20 jobs"
                    + " that are not over; those of several tenants are begun in turn.")
    public Page<JobView> listJobs(@BeanParam @Valid PageRequest page) {
        return store.page(page);
    }

    @GET
    @Path("{id}")
    @Transactional
    @Operation(
            summary = "How far a job is",
            description =
                    "Ask again until `state` is DONE, FAILED or CANCELLED; once it is DONE, `result` is where the file"
                            + " is.")
    public JobView getJob(@RestPath UUID id) {
        return store.get(id);
    }

    @POST
    @Path("{id}/cancellation")
    @Transactional
    @Operation(
            summary = "Stop a job",
            description = "By who started it, or a tenant administrator. What it has done so far is dropped.")
    @APIResponse(
            responseCode = "200",
            description = "Cancelled",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public JobView cancelJob(@RestPath UUID id) {
        if (!store.get(id).createdBy().equals(caller.name()) && !caller.may("audit:read")) {
            throw CommonProblem.FORBIDDEN.because();
        }
        return store.cancel(id);
    }

    @GET
    @Path("{id}/result")
    @Produces({MediaType.WILDCARD, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "What a job made",
            description =
                    "A file of at most 1 GiB, kept for 7 days after the job was done, within what a tenant may keep:"
                            + " see the list of jobs.")
    @APIResponse(
            responseCode = "200",
            description = "The file, with its media type and name",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response getJobResult(@RestPath UUID id) {
        var job = QuarkusTransaction.requiringNew().call(() -> store.find(id));
        if (job.view().state() != JobState.DONE || job.resultType() == null) {
            throw JobProblem.JOB_NOT_DONE.because(job.view().state());
        }
        StreamingOutput chunks = output -> {
            for (var ordinal = 0; ; ordinal++) {
                var next = ordinal;
                var chunk = QuarkusTransaction.requiringNew().call(() -> store.chunk(id, job.attempt(), next));
                if (chunk.isEmpty()) {
                    return;
                }
                output.write(chunk.get());
            }
        };
        return Response.ok(chunks, job.resultType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + job.resultName() + "\"")
                .build();
    }
}
