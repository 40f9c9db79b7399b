package io.dualcarbon.energy.registry;

import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.ForPlatform;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/set-aside-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registry events", description = "How the asset registry's changes arrive here")
@Transactional
class SetAsideEventResource {
    private final SetAsideEvents events;

    SetAsideEventResource(SetAsideEvents events) {
        this.events = events;
    }

    @GET
    @ForPlatform
    @RolesAllowed("audit:read")
    @Operation(
            summary = "Events of the registry that could not be applied",
            description = "What they say of a record is not known here until a later event of the same record can be"
                    + " applied: change the record in the registry. The platform's administrators see those that name no"
                    + " tenant.")
    public Page<SetAsideEventView> listSetAsideEvents(@BeanParam @Valid PageRequest page) {
        return events.page(page);
    }
}
