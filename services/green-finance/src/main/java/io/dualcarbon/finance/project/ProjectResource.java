package io.dualcarbon.finance.project;

import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

@Path("/projects")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
@RolesAllowed("finance:read")
class ProjectResource {
    private final ProjectRepository projects;
    private final ProjectRegister register;
    private final AssetRegistry assets;

    ProjectResource(ProjectRepository projects, ProjectRegister register, AssetRegistry assets) {
        this.projects = projects;
        this.register = register;
        this.assets = assets;
    }

    @GET
    @Transactional
    @Operation(summary = "Projects by code", description = "Of every status. The filters can be combined.")
    public Page<ProjectView> listProjects(
            @BeanParam @Valid PageRequest page,
            @Parameter(description = "Only projects on this asset") @RestQuery Optional<UUID> assetId,
            @Parameter(description = "Only projects in this status") @RestQuery Optional<ProjectStatus> status,
            @Parameter(description = "Only projects labelled by this catalogue") @RestQuery
                    Optional<@Pattern(regexp = "[A-Za-z0-9-]{1,40}") String> catalogueVersion) {
        return projects.page(page, assetId, status, catalogueVersion).map(Project::view);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One project", description = "The ETag is what changing it or moving it on asks for.")
    @APIResponseSchema(ProjectView.class)
    public RestResponse<ProjectView> getProject(@RestPath UUID id) {
        var project = register.view(id);
        return Versions.ok(project, project.version());
    }

    @POST
    @RolesAllowed("finance:write")
    @Operation(
            summary = "Plan a project",
            description = "The asset must be one that the caller can read in the asset registry.")
    @APIResponseSchema(value = ProjectView.class, responseCode = "201", responseDescription = "Planned")
    public RestResponse<ProjectView> planProject(@NotNull @Valid NewProject request, UriInfo uri) {
        refuseUnknownAsset(request.asset());
        return register.create(request, uri);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("finance:write")
    @Operation(
            summary = "Change a project",
            description = "Replaces all but code and status. Not after it was closed or withdrawn.")
    @APIResponseSchema(ProjectView.class)
    public RestResponse<ProjectView> changeProject(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewProject request) {
        if (!register.view(id).asset().equals(request.asset())) {
            refuseUnknownAsset(request.asset());
        }
        return register.change(id, ifMatch, request);
    }

    @POST
    @Path("{id}/status")
    @RolesAllowed("finance:write")
    @Operation(
            summary = "Move a project on",
            description = "PLANNED, APPROVED, IN_CONSTRUCTION, OPERATING, CLOSED in this order; WITHDRAWN from each"
                    + " but CLOSED.")
    @APIResponseSchema(ProjectView.class)
    public RestResponse<ProjectView> moveProject(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewStatus request) {
        return register.move(id, ifMatch, request);
    }

    private void refuseUnknownAsset(AssetRef asset) {
        if (assets.find(asset).isEmpty()) {
            throw ProjectProblem.ASSET_UNKNOWN.because(asset.kind(), asset.id()).at("asset.id");
        }
    }
}
