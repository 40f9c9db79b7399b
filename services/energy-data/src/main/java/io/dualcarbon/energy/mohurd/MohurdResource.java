package io.dualcarbon.energy.mohurd;

import io.dualcarbon.energy.registry.Node;
import io.dualcarbon.energy.registry.NodeDirectory;
import io.dualcarbon.energy.registry.NodeKind;
import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/mohurd")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statutory export")
@RolesAllowed("readings:read")
@Transactional
class MohurdResource {
    private final BuildingCodes codes;
    private final NodeDirectory nodes;
    private final Changes changes;

    MohurdResource(BuildingCodes codes, NodeDirectory nodes, Changes changes) {
        this.codes = codes;
        this.nodes = nodes;
        this.changes = changes;
    }

    @GET
    @Path("codes")
    @Operation(
            summary = "Codes of the ministry's guideline for sub-metering",
            description = "Energy classes, sub-items of electricity and building types (住房和城乡建设部 2008), each with its"
                    + " source and how well it is verified.")
    public Page<MohurdCodeView> listMohurdCodes() {
        return new Page<>(codes.reference(), Optional.empty());
    }

    @GET
    @Path("building-codes")
    @Operation(
            summary = "By which codes the data centre knows buildings",
            description = "The tenant's buildings that have a code, by code; only these can be in the"
                    + " ministry's package.")
    public Page<BuildingCodeView> listBuildingCodes(@BeanParam @Valid PageRequest page) {
        return codes.page(page);
    }

    @PUT
    @Path("building-codes/{buildingId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("codes:write")
    @Operation(
            summary = "Say by which code the data centre knows a building",
            description = "The first time without If-Match.")
    @APIResponseSchema(BuildingCodeView.class)
    public RestResponse<BuildingCodeView> putBuildingCode(
            @Parameter(description = "A building of the asset registry") @RestPath UUID buildingId,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewBuildingCode request) {
        nodes.requireKnown(new Node(NodeKind.BUILDING, buildingId));
        var before = codes.find(buildingId);
        before.ifPresent(code -> Versions.requireMatch(ifMatch, code.version()));
        var after = codes.put(buildingId, request.code());
        changes.record("mohurd-building-code.set", buildingId, before.orElse(null), after);
        return Versions.ok(after, after.version());
    }

    @DELETE
    @Path("building-codes/{buildingId}")
    @RolesAllowed("codes:write")
    @Operation(
            summary = "Take a building's code of the data centre away",
            description = "Another building may have it then; packages that were made keep it.")
    public void deleteBuildingCode(
            @Parameter(description = "A building of the asset registry") @RestPath UUID buildingId,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var before =
                codes.find(buildingId).orElseThrow(() -> MohurdProblem.BUILDING_CODE_NOT_FOUND.because(buildingId));
        Versions.requireMatch(ifMatch, before.version());
        codes.delete(buildingId);
        changes.record("mohurd-building-code.deleted", buildingId, before, null);
    }
}
