package io.dualcarbon.energy.revision;

import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.charging.ChargingStore;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Reaches;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Revisions", description = "What a value was before it was corrected")
@RolesAllowed("readings:read")
@Transactional
@Reaches("Charging stations that it reaches; others are unknown to it")
class ChargingRevisionResource {
    private final StationRevisions revisions;
    private final ChargingStore stations;
    private final TenantZone zone;

    ChargingRevisionResource(StationRevisions revisions, ChargingStore stations, TenantZone zone) {
        this.revisions = revisions;
        this.stations = stations;
        this.zone = zone;
    }

    @GET
    @Path("charging-stations/{id}/session-revisions")
    @Operation(
            summary = "Charging sessions that were replaced or taken back",
            description = "Ordered by the operator's id of the session: what it was and is, who changed it, and when.")
    public Page<ChargingSessionRevisionView> listChargingSessionRevisions(
            @RestPath UUID id, @BeanParam @Valid PageRequest page) {
        stations.requireStation(id);
        return revisions.sessions(id, zone.get(), page);
    }
}
