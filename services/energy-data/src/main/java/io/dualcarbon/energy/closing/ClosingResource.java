package io.dualcarbon.energy.closing;

import io.dualcarbon.platform.idempotency.Idempotent;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.YearMonth;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Month close", description = "Months whose figures stand, and what was restated since")
@RolesAllowed("readings:read")
@Transactional
class ClosingResource {
    private final ClosingStore store;

    ClosingResource(ClosingStore store) {
        this.store = store;
    }

    @GET
    @Path("closed-months")
    @Operation(
            summary = "Months whose figures stand",
            description = "Readings of a closed month change only with the right to restate, and every such"
                    + " change is kept.")
    public Page<ClosedMonthView> listClosedMonths(@BeanParam @Valid PageRequest page) {
        return store.closedMonths(page);
    }

    @POST
    @Path("closed-months")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("months:close")
    @Idempotent
    @Operation(
            summary = "Close a month",
            description = "From then on rows of that month are refused, unless who may restate gives a reason"
                    + " (`restate`); their changes are then recorded as restatements. Waits for uploads at work.")
    @APIResponseSchema(value = ClosedMonthView.class, responseCode = "201", responseDescription = "Closed")
    public RestResponse<ClosedMonthView> closeMonth(@NotNull @Valid NewClosedMonth request, UriInfo uri) {
        var view = store.close(request);
        var location = uri.getAbsolutePathBuilder().build();
        return ResponseBuilder.<ClosedMonthView>created(location).entity(view).build();
    }

    @GET
    @Path("restatements")
    @Operation(
            summary = "What was changed in closed months, the newest first",
            description = "One a meter and month for each upload that came with `restate`; and one an area, building or"
                    + " organization, month, carrier and direction for what a change in the asset registry moved: what lies or"
                    + " belongs where. Such a change is refused there without `restate`; what it moves in a month that was"
                    + " closed meanwhile is recorded all the same.")
    public Page<RestatementView> listRestatements(
            @BeanParam @Valid PageRequest page,
            @Parameter(description = "Only of this month", example = "2025-01") @RestQuery Optional<YearMonth> month) {
        return store.restatements(page, month);
    }
}
