package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.quality.TicketRequests.NewAssignment;
import io.dualcarbon.energy.quality.TicketRequests.NewDismissal;
import io.dualcarbon.energy.quality.TicketRequests.NewResolution;
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
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
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
    private final Clock clock;

    TicketResource(Tickets tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Tickets, the most urgent first",
            description = "A ticket opens when a rule finds something new in the readings of a meter, resolves itself"
                    + " when all findings heal, and opens again when the rule finds more.")
    public Page<TicketView> listTickets(@BeanParam @Valid PageRequest page, @BeanParam Tickets.Filter filter) {
        return tickets.page(filter, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One ticket", description = "The ETag is what assigning, resolving or dismissing it asks for.")
    public TicketView getTicket(@RestPath UUID id) {
        return tickets.get(id);
    }

    @POST
    @Path("{id}/assignment")
    @RolesAllowed("tickets:write")
    @Operation(summary = "Give a ticket to somebody", description = "Also to somebody else than before.")
    public TicketView assignTicket(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewAssignment request) {
        return tickets.change("ticket.assigned", id, ifMatch, it -> it.assign(request.owner(), request.due()));
    }

    @POST
    @Path("{id}/resolution")
    @RolesAllowed("tickets:write")
    @Operation(summary = "Say that the cause is gone", description = "Findings stay open until the data heal.")
    public TicketView resolveTicket(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewResolution request) {
        return tickets.change("ticket.resolved", id, ifMatch, it -> it.resolve(request.note(), clock.instant()));
    }

    @POST
    @Path("{id}/dismissal")
    @RolesAllowed("tickets:write")
    @Operation(
            summary = "Say that it is no fault",
            description = "The ticket is closed with the reason; it opens again only if the rule finds something new.")
    public TicketView dismissTicket(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewDismissal request) {
        return tickets.change("ticket.dismissed", id, ifMatch, it -> it.dismiss(request.reason(), clock.instant()));
    }
}
