package io.dualcarbon.energy.register;

import io.dualcarbon.energy.ingest.Body;
import io.dualcarbon.energy.ingest.UploadBodies;
import io.dualcarbon.energy.ingest.UploadOptions;
import io.dualcarbon.energy.ingest.UploadView;
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

@Path("/register-reads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registers")
@RolesAllowed("readings:write")
@Reaches("Meters that it reaches; others are unknown to it")
class RegisterUploadResource {
    private final RegisterUpload upload;

    RegisterUploadResource(RegisterUpload upload) {
        this.upload = upload;
    }

    @POST
    @InParts
    @BodyLimit(megabytes = Body.MOST_MEGABYTES)
    @Blocking
    @Consumes({MediaType.APPLICATION_JSON, Body.NDJSON, Body.CSV})
    @Operation(
            summary = "Send what the dials of REGISTER meters show",
            description =
                    "Quantities are differences of readings x the multiplier that holds then. Readings at the meter's"
                            + " own interval are its values; others are spread by time over the days in between, to sum"
                            + " exactly, flagged as apportioned. A late or corrected read recomputes both sides. A dial"
                            + " that shows less than before has rolled over only if that is plausible (registerDigits and"
                            + " maxPowerKw of the meter: from above 0.9 to below 0.1 of the dial, and not more than 1.2"
                            + " times what may flow); otherwise the read is kept, the time before it has no value, and the"
                            + " reads say REGISTER_DROP until an exchange or a reset is told. Reads within closed months"
                            + " are refused, and reads that would change one: whose advance began or ends in it. Who may"
                            + " restate sends them again with a reason."
                            + UploadBodies.CSV)
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RegisterBodies.RegisterReads.class)),
                @Content(
                        mediaType = Body.NDJSON,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "Two reads, a line each", value = """
                            {"externalId":"HQ-0007","at":"2025-01-01T00:00:00+08:00","reading":10234.5}
                            {"externalId":"HQ-0007","at":"2025-02-01T00:00:00+08:00","reading":11980.25}
                            """)),
                @Content(
                        mediaType = Body.CSV,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "Two reads", value = """
                            externalId,at,reading,unit
                            HQ-0007,2025-01-01T00:00:00+08:00,10234.5,kWh
                            HQ-0007,2025-02-01T00:00:00+08:00,11980.25,kWh
                            """))
            })
    @APIResponseSchema(UploadView.class)
    public UploadView sendRegisterReads(
            InputStream body, @BeanParam @Valid UploadOptions options, @Context HttpHeaders headers) {
        return upload.receive(Body.of(body, headers), options, null);
    }
}
