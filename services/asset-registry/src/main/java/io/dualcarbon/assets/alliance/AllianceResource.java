package io.dualcarbon.assets.alliance;

import io.dualcarbon.assets.registry.RecordHistory;
import io.dualcarbon.assets.registry.RecordSearch;
import io.dualcarbon.assets.registry.RegistryClock;
import io.dualcarbon.assets.registry.RegistryResource;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
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

@Path("/alliances")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alliances", description = "Alliances of buildings and organizations that save together")
@RolesAllowed("assets:read")
@Transactional
class AllianceResource extends RegistryResource<NewAlliance, AllianceView, Alliance> {
    private final AllianceRepository alliances;

    AllianceResource(AllianceRepository alliances, RecordHistory history, RegistryClock clock) {
        super(alliances, Alliance::new, Alliance::view, AllianceView.class, history, clock);
        this.alliances = alliances;
    }

    @GET
    @Operation(summary = "Alliances by code", description = "Alliances of the tenant, retired ones too.")
    public Page<AllianceView> listAlliances(@BeanParam @Valid PageRequest page, @BeanParam @Valid RecordSearch search) {
        return alliances.page(page, search.filters()).map(Alliance::view);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "One alliance",
            description = "Also once it was retired. The ETag is what changing or retiring it asks for; with `asOf`"
                    + " it is that of the version told.")
    @APIResponseSchema(AllianceView.class)
    public RestResponse<AllianceView> getAlliance(
            @RestPath UUID id, @Parameter(description = AS_OF) @RestQuery Optional<Instant> asOf) {
        return read(id, asOf);
    }

    @POST
    @RolesAllowed("assets:write")
    @Idempotent
    @Operation(
            summary = "Register an alliance",
            description = "Its members are organizations of the tenant. The code is for ever.")
    @APIResponseSchema(value = AllianceView.class, responseCode = "201", responseDescription = "Registered")
    public RestResponse<AllianceView> registerAlliance(@NotNull @Valid NewAlliance request, UriInfo uri) {
        return register(request, uri);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("assets:write")
    @Operation(summary = "Change an alliance", description = "Replaces all but the code.")
    @APIResponseSchema(AllianceView.class)
    public RestResponse<AllianceView> changeAlliance(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewAlliance request) {
        return change(id, ifMatch, request);
    }

    @POST
    @Path("{id}/retirement")
    @RolesAllowed("assets:write")
    @Operation(summary = "Retire an alliance", description = "Nothing is deleted: history refers to it.")
    @APIResponseSchema(AllianceView.class)
    public RestResponse<AllianceView> retireAlliance(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return retire(id, ifMatch);
    }
}
