package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.quality.TicketRequests.NewAssignment;
import io.dualcarbon.energy.quality.TicketRequests.NewDismissal;
import io.dualcarbon.energy.quality.TicketRequests.NewResolution;
import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Reaches;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/quality/tickets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quality")
@RolesAllowed("readings:read")
@Transactional
@Reaches("Tickets of meters that it reaches")
class TicketResource {
    private final Tickets tickets;

    TicketResource(Tickets tickets) {
        this.tickets = tickets;
    }

    @GET
    @Operation(
            summary = "Tickets, the most urgent first",
            description = "A ticket opens when a rule finds something new in the readings of a meter, resolves itself"
                    + " when all findings heal, and opens again when the rule finds more.")
    public Page<TicketView> listTickets(
            @BeanParam @Valid PageRequest page,
            @Parameter(description = "Tickets in this state only") @RestQuery Optional<TicketState> state,
            @Parameter(description = "Tickets of this person only") @RestQuery Optional<String> owner,
            @Parameter(description = "Tickets of this meter only") @RestQuery Optional<UUID> meterId,
            @Parameter(description = "Tickets by this rule only") @RestQuery Optional<Rule> rule,
            @Parameter(description = "true: not closed, and the last day for it is over") @RestQuery
                    Optional<Boolean> overdue) {
        return tickets.page(new Tickets.Filter(state, owner, meterId, rule, overdue), page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One ticket", description = "The ETag is what assigning, resolving or dismissing it asks for.")
    @APIResponseSchema(TicketView.class)
    public RestResponse<TicketView> getTicket(@RestPath UUID id) {
        var ticket = tickets.get(id);
        return Versions.ok(ticket, ticket.version());
    }

    @POST
    @Path("{id}/assignment")
    @RolesAllowed("tickets:write")
    @Operation(summary = "Give a ticket to somebody", description = "Also to somebody else than before.")
    @APIResponseSchema(TicketView.class)
    public RestResponse<TicketView> assignTicket(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewAssignment request) {
        var ticket = tickets.assign(id, ifMatch, request.owner(), request.due());
        return Versions.ok(ticket, ticket.version());
    }

    @POST
    @Path("{id}/resolution")
    @RolesAllowed("tickets:write")
    @Operation(summary = "Say that the cause is gone", description = "Findings stay open until the data heal.")
    @APIResponseSchema(TicketView.class)
    public RestResponse<TicketView> resolveTicket(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewResolution request) {
        var ticket = tickets.close(id, ifMatch, TicketState.RESOLVED, request.note());
        return Versions.ok(ticket, ticket.version());
    }

    @POST
    @Path("{id}/dismissal")
    @RolesAllowed("tickets:write")
    @Operation(
            summary = "Say that it is no fault",
            description = "The ticket is closed with the reason; it opens again only if the rule finds something new.")
    @APIResponseSchema(TicketView.class)
    public RestResponse<TicketView> dismissTicket(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewDismissal request) {
        var ticket = tickets.close(id, ifMatch, TicketState.DISMISSED, request.reason());
        return Versions.ok(ticket, ticket.version());
    }
}
