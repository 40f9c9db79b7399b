package io.dualcarbon.energy.bill;

import io.dualcarbon.energy.ingest.Body;
import io.dualcarbon.energy.ingest.UploadOptions;
import io.dualcarbon.energy.ingest.UploadView;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/billed-periods")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills")
@RolesAllowed("readings:read")
class BillResource {
    private final BillUpload upload;
    private final BillStore bills;
    private final MeterDirectory meters;

    BillResource(BillUpload upload, BillStore bills, MeterDirectory meters) {
        this.upload = upload;
        this.bills = bills;
        this.meters = meters;
    }

    @POST
    @Blocking
    @Consumes({MediaType.APPLICATION_JSON, Body.NDJSON})
    @RolesAllowed("readings:write")
    @Operation(
            summary = "Send bills of meters that are read by bill",
            description =
                    "Each is kept as billed and spread evenly over its days, to sum exactly, flagged as apportioned."
                            + " The same days again correct the quantity; days that overlap another bill are refused.")
    @RequestBody(content = @Content(schema = @Schema(implementation = BillBodies.BilledPeriods.class)))
    @APIResponseSchema(UploadView.class)
    public UploadView sendBilledPeriods(
            InputStream body, @BeanParam @Valid UploadOptions options, @Context HttpHeaders headers) {
        return upload.receive(Body.of(body, headers), options, null);
    }

    @GET
    @Transactional
    @Operation(summary = "Bills of a meter by day")
    public Page<BilledPeriodView> listBilledPeriods(
            @BeanParam @Valid PageRequest page,
            @Parameter(description = "Whose bills") @RestQuery @NotNull UUID meterId) {
        return bills.page(meters.get(meterId), page);
    }
}
