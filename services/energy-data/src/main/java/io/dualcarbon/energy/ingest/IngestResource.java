package io.dualcarbon.energy.ingest;

import io.dualcarbon.platform.http.BodyLimit;
import io.dualcarbon.platform.tenancy.Reaches;
import io.dualcarbon.platform.turn.InParts;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ingest", description = "Uploads of readings, and what became of them")
@RolesAllowed("readings:write")
@Blocking
@Reaches("Meters that it reaches; others are unknown to it")
class IngestResource {
    private static final String FORMS = """
         Bodies may be packed (`Content-Encoding: gzip`) and hold up to 1 GB unpacked; they are stored while they \
        come in, in parts of some hundred thousand values. A line has at most 4 MB, a text of a row 10,000 characters \
        and the name of a property 100. A body that cannot be read to its end stores nothing of \
        the part that breaks off; what was stored before stays. Sent again, the same rows change nothing.\
        """;

    private final BlockReceiver blocks;
    private final ReadingReceiver readings;

    IngestResource(BlockReceiver blocks, ReadingReceiver readings) {
        this.blocks = blocks;
        this.readings = readings;
    }

    @POST
    @InParts
    @BodyLimit(megabytes = Body.MOST_MEGABYTES)
    @Path("interval-blocks")
    @Consumes({MediaType.APPLICATION_JSON, Body.NDJSON})
    @Operation(
            summary = "Send values of meters as blocks",
            description = "The fast way in. Each block is judged on its own: a refused one stops no other." + FORMS)
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = UploadBodies.IntervalBlocks.class)),
                @Content(
                        mediaType = Body.NDJSON,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "Two blocks, a line each", value = """
                            {"externalId":"HQ-0001","start":"2025-01-01T00:00:00+08:00","intervalMinutes":15,"values":[1.2,1.4,null,1.3]}
                            {"externalId":"HQ-0002","start":"2025-01-01T00:00:00+08:00","intervalMinutes":60,"values":[4.8]}
                            """))
            })
    @APIResponseSchema(UploadView.class)
    public UploadView sendIntervalBlocks(
            InputStream body, @BeanParam @Valid UploadOptions options, @Context HttpHeaders headers) {
        return blocks.receive(Body.of(body, headers), options, null);
    }

    @POST
    @InParts
    @BodyLimit(megabytes = Body.MOST_MEGABYTES)
    @Path("readings")
    @Consumes({MediaType.APPLICATION_JSON, Body.NDJSON, Body.CSV})
    @Operation(
            summary = "Send single readings",
            description =
                    "The quantity of one interval a row; judged row by row like blocks." + UploadBodies.CSV + FORMS)
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = UploadBodies.Readings.class)),
                @Content(
                        mediaType = Body.NDJSON,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "Two readings, a line each", value = """
                            {"externalId":"HQ-0001","start":"2025-01-01T00:00:00+08:00","value":1.25}
                            {"externalId":"HQ-0002","start":"2025-01-01T00:00:00+08:00","value":0.75}
                            """)),
                @Content(
                        mediaType = Body.CSV,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "Two readings", value = """
                            meter,start,value,unit
                            B01-E,2025-01-01T00:00:00+08:00,1.25,kWh
                            HQ-0001,2025-01-01T00:15:00+08:00,0.0015,MWh
                            """))
            })
    @APIResponseSchema(UploadView.class)
    public UploadView sendReadings(
            InputStream body, @BeanParam @Valid UploadOptions options, @Context HttpHeaders headers) {
        return readings.receive(Body.of(body, headers), options, null);
    }
}
