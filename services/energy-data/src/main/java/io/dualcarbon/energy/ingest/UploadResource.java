package io.dualcarbon.energy.ingest;

import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.tenancy.Caller;
import io.dualcarbon.platform.tenancy.Reaches;
import io.dualcarbon.platform.turn.InParts;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/uploads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ingest")
@RolesAllowed({"readings:write", "bills:write", "stations:write"})
@Reaches("Its own uploads")
class UploadResource {
    private final UploadLog log;
    private final List<RowReceiver> receivers;
    private final Caller caller;

    UploadResource(UploadLog log, @All List<RowReceiver> receivers, Caller caller) {
        this.log = log;
        this.receivers = receivers;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            summary = "Uploads, the newest first",
            description = "How many rows of each were accepted, unchanged, corrected and rejected. Dry runs are"
                    + " not kept. Everybody sees what they sent themselves, tenant administrators all.")
    public Page<UploadRecordView> listUploads(@BeanParam @Valid PageRequest page) {
        return log.page(page);
    }

    @GET
    @Path("{id}")
    @Transactional
    @Operation(summary = "What became of an upload", description = "While it runs: what is stored of it so far.")
    public UploadRecordView getUpload(@RestPath UUID id) {
        return upload(id);
    }

    @GET
    @Path("{id}/rejected-rows")
    @Transactional
    @Operation(
            summary = "Rows that an upload refused, as they were sent",
            description = "Kept for 30 days or until they are resubmitted; of one upload the first 10,000, as sent"
                    + " while they have a million characters each and 32 million together at most. A page of long rows"
                    + " ends before its `limit`.")
    public Page<RejectedRowView> listRejectedRows(@RestPath UUID id, @BeanParam @Valid PageRequest page) {
        upload(id);
        return log.rejectedRows(id, page);
    }

    @POST
    @Path("{id}/resubmission")
    @Blocking
    @InParts
    @Operation(
            summary = "Send an upload's refused rows once more",
            description = "Once what was wrong has been put right, a meter registered for instance. The rows leave the"
                    + " upload; those that are refused again are kept by the new one.")
    @APIResponseSchema(value = UploadView.class, responseDescription = "What became of them")
    public UploadView resubmitRejectedRows(@RestPath UUID id, @BeanParam @Valid UploadOptions options) {
        var kind = QuarkusTransaction.requiringNew().call(() -> upload(id)).kind();
        if (!caller.may(kind.right())) {
            throw CommonProblem.FORBIDDEN.because();
        }
        var rows = new RejectedRowLines(log, id);
        if (rows.isEmpty()) {
            throw UploadProblem.NOTHING_TO_RESUBMIT.because(id);
        }
        var receiver = receivers.stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
        return receiver.receive(new Body(rows, Body.Form.NDJSON), options, id);
    }

    private UploadRecordView upload(UUID id) {
        return log.find(id).orElseThrow(() -> UploadProblem.UPLOAD_NOT_FOUND.because(id));
    }
}
