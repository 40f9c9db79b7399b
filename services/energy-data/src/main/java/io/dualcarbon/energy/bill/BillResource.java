package io.dualcarbon.energy.bill;

import io.dualcarbon.energy.ingest.Body;
import io.dualcarbon.energy.ingest.RestateOption;
import io.dualcarbon.energy.ingest.UploadBodies;
import io.dualcarbon.energy.ingest.UploadOptions;
import io.dualcarbon.energy.ingest.UploadView;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.platform.http.BodyLimit;
import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.turn.InParts;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.LocalDate;
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

@Path("/billed-periods")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills", description = "Quantities by billed period")
@RolesAllowed("readings:read")
class BillResource {
    private final BillUpload upload;
    private final BillCorrections corrections;
    private final BillStore bills;
    private final MeterDirectory meters;

    BillResource(BillUpload upload, BillCorrections corrections, BillStore bills, MeterDirectory meters) {
        this.upload = upload;
        this.corrections = corrections;
        this.bills = bills;
        this.meters = meters;
    }

    @POST
    @InParts
    @BodyLimit(megabytes = Body.MOST_MEGABYTES)
    @Blocking
    @Consumes({MediaType.APPLICATION_JSON, Body.NDJSON, Body.CSV})
    @RolesAllowed("bills:write")
    @Operation(
            summary = "Send bills of meters that are read by bill",
            description =
                    "Each is kept as billed and spread evenly over its days, to sum exactly, flagged as apportioned."
                            + " The same days again correct the quantity; days that overlap another bill are refused."
                            + UploadBodies.CSV)
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = BillBodies.BilledPeriods.class)),
                @Content(
                        mediaType = Body.NDJSON,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "Two bills, a line each", value = """
                            {"meterCode":"B01-G","from":"2025-01-01","to":"2025-02-01","quantity":12034.5}
                            {"externalId":"HQ-0009","from":"2025-01-16","to":"2025-02-16","quantity":3.1,"unit":"MWh"}
                            """)),
                @Content(
                        mediaType = Body.CSV,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "Two bills", value = """
                            meterCode,from,to,quantity,unit
                            B01-G,2025-01-01,2025-02-01,12034.5,m3
                            B02-E,2025-01-16,2025-02-16,3.1,MWh
                            """))
            })
    @APIResponseSchema(UploadView.class)
    public UploadView sendBilledPeriods(
            InputStream body, @BeanParam @Valid UploadOptions options, @Context HttpHeaders headers) {
        return upload.receive(Body.of(body, headers), options, null);
    }

    @GET
    @Path("{meterId}/{from}")
    @Transactional
    @Operation(summary = "One bill", description = "Named by its meter and its first day.")
    @APIResponseSchema(BilledPeriodView.class)
    public RestResponse<BilledPeriodView> getBilledPeriod(
            @Parameter(description = "The meter that was billed") @RestPath UUID meterId,
            @Parameter(description = "First day billed") @RestPath LocalDate from) {
        var bill = bills.get(meters.get(meterId), from);
        return Versions.ok(bill, bill.version());
    }

    @DELETE
    @Path("{meterId}/{from}")
    @RolesAllowed("bills:write")
    @Operation(
            summary = "Take back a bill that was sent by mistake",
            description = "Named by its meter and its first day. Its days have no value any more until they are billed"
                    + " again; what was billed, by whom and when it was taken back stay among the revisions. Refused if"
                    + " one of its months is closed and no reason to restate is given.")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "409", description = "A month is closed")
    public void deleteBilledPeriod(
            @Parameter(description = "The meter that was billed") @RestPath UUID meterId,
            @Parameter(description = "First day billed") @RestPath LocalDate from,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @BeanParam @Valid RestateOption option) {
        corrections.delete(meterId, from, ifMatch, option.restate());
    }

    @GET
    @Transactional
    @Operation(
            summary = "Bills of a meter by day",
            description = "As they stand now, in the base unit of the meter's carrier; what they were before is"
                    + " in billed-period-revisions.")
    public Page<BilledPeriodView> listBilledPeriods(
            @BeanParam @Valid PageRequest page,
            @Parameter(description = "Whose bills") @RestQuery @NotNull UUID meterId) {
        return bills.page(meters.get(meterId), page);
    }
}
