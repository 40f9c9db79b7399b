package io.dualcarbon.energy.ingest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
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
@Tag(name = "Ingest")
@RolesAllowed("readings:write")
@Blocking
class IngestResource {
    private static final String DRY_RUN = "Answer as if the rows were stored, and store nothing";

    private final Upload upload;

    IngestResource(Upload upload) {
        this.upload = upload;
    }

    @POST
    @Path("interval-blocks")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Send values of meters as blocks",
            description = "The fast way in. Each block is judged on its own: a refused one stops no other. A body that"
                    + " cannot be read to its end stores nothing. Sent again, the same blocks change nothing.")
    @RequestBody(content = @Content(schema = @Schema(implementation = UploadBodies.IntervalBlocks.class)))
    @APIResponseSchema(UploadView.class)
    public UploadView sendIntervalBlocks(
            InputStream body,
            @Parameter(description = DRY_RUN) @RestQuery @DefaultValue("false") boolean dryRun,
            @Context HttpHeaders headers) {
        return upload.receive(new BlockJson(body), dryRun, Languages.of(headers));
    }

    @POST
    @Path("readings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Send single readings",
            description = "The quantity of one interval a row, as JSON or CSV; judged row by row like blocks.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = UploadBodies.Readings.class)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "Two readings", value = """
                                                meter,start,value,unit
                                                B01-E,2025-01-01T00:00:00+08:00,1.25,kWh
                                                B01-E,2025-01-01T00:15:00+08:00,1.5,kWh
                                                """))
            })
    @APIResponseSchema(UploadView.class)
    public UploadView sendReadings(
            InputStream body,
            @Parameter(description = DRY_RUN) @RestQuery @DefaultValue("false") boolean dryRun,
            @Context HttpHeaders headers) {
        return upload.receive(new ReadingJson(body), dryRun, Languages.of(headers));
    }

    @POST
    @Path("readings")
    @Consumes("text/csv")
    @Operation(hidden = true) // the contract describes both forms of the body in one place
    public UploadView sendReadingsAsCsv(
            InputStream body, @RestQuery @DefaultValue("false") boolean dryRun, @Context HttpHeaders headers) {
        return upload.receive(new ReadingCsv(body), dryRun, Languages.of(headers));
    }
}
