package io.dualcarbon.assets.organization;

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

@Path("/organizations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organizations", description = "Owners, occupiers and operators")
@RolesAllowed("assets:read")
@Transactional
class OrganizationResource extends RegistryResource<NewOrganization, OrganizationView, Organization> {
    private final OrganizationRepository organizations;

    OrganizationResource(OrganizationRepository organizations, RecordHistory history, RegistryClock clock) {
        super(organizations, Organization::new, Organization::view, OrganizationView.class, history, clock);
        this.organizations = organizations;
    }

    @GET
    @Operation(summary = "Organizations by code", description = "Organizations of the tenant, retired ones too.")
    public Page<OrganizationView> listOrganizations(
            @BeanParam @Valid PageRequest page, @BeanParam @Valid RecordSearch search) {
        return organizations.page(page, search.filters()).map(Organization::view);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "One organization",
            description = "Also once it was retired. The ETag is what changing or retiring it asks for; with `asOf`"
                    + " it is that of the version told.")
    @APIResponseSchema(OrganizationView.class)
    public RestResponse<OrganizationView> getOrganization(
            @RestPath UUID id, @Parameter(description = AS_OF) @RestQuery Optional<Instant> asOf) {
        return read(id, asOf);
    }

    @POST
    @RolesAllowed("assets:write")
    @Idempotent
    @Operation(
            summary = "Register an organization",
            description = "Buildings, meters and alliances can then refer to it. The code is for ever.")
    @APIResponseSchema(value = OrganizationView.class, responseCode = "201", responseDescription = "Registered")
    public RestResponse<OrganizationView> registerOrganization(@NotNull @Valid NewOrganization request, UriInfo uri) {
        return register(request, uri);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("assets:write")
    @Operation(summary = "Change an organization", description = "Replaces all but the code.")
    @APIResponseSchema(OrganizationView.class)
    public RestResponse<OrganizationView> changeOrganization(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewOrganization request) {
        return change(id, ifMatch, request);
    }

    @POST
    @Path("{id}/retirement")
    @RolesAllowed("assets:write")
    @Operation(summary = "Retire an organization", description = "Nothing is deleted: history refers to it.")
    @APIResponseSchema(OrganizationView.class)
    public RestResponse<OrganizationView> retireOrganization(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return retire(id, ifMatch);
    }
}
