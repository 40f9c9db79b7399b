package io.dualcarbon.energy.mohurd;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.registry.Node;
import io.dualcarbon.energy.registry.NodeDirectory;
import io.dualcarbon.energy.registry.NodeKind;
import io.dualcarbon.platform.turn.Expensive;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/exports/mohurd")
@Tag(name = "Statutory export", description = "Packages for the ministry's platform")
@RolesAllowed("readings:read")
@Transactional
@Expensive
class MohurdExportResource {
    private static final String ZIP = "application/zip";
    private static final int MOST_DAYS = 31;

    private final MohurdPackage files;
    private final MohurdData data;
    private final NodeDirectory nodes;
    private final TenantZone zone;
    private final Clock clock;

    MohurdExportResource(MohurdPackage files, MohurdData data, NodeDirectory nodes, TenantZone zone, Clock clock) {
        this.files = files;
        this.data = data;
        this.nodes = nodes;
        this.zone = zone;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(ZIP)
    @Operation(
            summary = "The upload package of building energy for the ministry's monitoring system",
            description = "国家机关办公建筑和大型公共建筑能耗监测系统 (住房和城乡建设部): a folder a day, named by data centre and day, with"
                    + " ...Build.xml and ...Energy.xml in UTF-8. Energy.xml has the hourly values of each building by"
                    + " energy class (carrier) and, for electricity, by sub-item (end use); F_State is 0 where a value"
                    + " is missing in the hour or was filled; an hour without any value is left out, and so are meters"
                    + " that are billed or read at more than an hour. Only what buildings draw is in it, not what they"
                    + " generate or feed in. F_HourEquValue is calorific standard coal in kgce.\n\nThe ministry's"
                    + " schema itself is not public: the element names are those of three public programs that write"
                    + " the package and agree. What the registry does not know of a building (address, floors, systems,"
                    + " walls, windows) is an empty element. Check the first package with the receiver.")
    @APIResponse(
            responseCode = "200",
            description = "The package",
            headers = {
                @Header(
                        name = "Content-Disposition",
                        description = "Its name: data centre and day, or first and last day",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Left-Out-End-Uses",
                        description =
                                "End uses of sub-meters that the guideline has no code for; their energy is in the"
                                        + " whole of the building only",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> exportMohurd(@NotNull @Valid NewMohurdExport request) {
        var days = new LocalDays(zone.get());
        var now = LocalDateTime.ofInstant(clock.instant(), days.zone());
        if (!request.from().isBefore(request.to())
                || request.from().plusDays(MOST_DAYS).isBefore(request.to())
                || !LocalDays.isKept(request.from())
                || request.to().isAfter(now.toLocalDate())) {
            throw MohurdProblem.EXPORT_RANGE_INVALID
                    .because(request.from(), request.to())
                    .at("to");
        }
        var packed = files.pack(request, buildings(request), days, now);
        var response = ResponseBuilder.ok(packed.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + packed.fileName() + "\"");
        if (!packed.unknownEndUses().isEmpty()) {
            response.header("Left-Out-End-Uses", String.join(",", packed.unknownEndUses()));
        }
        return response.build();
    }

    private List<ExportedBuilding> buildings(NewMohurdExport request) {
        if ((request.areaId() == null) == (request.buildingIds() == null)) {
            throw MohurdProblem.BUILDINGS_NOT_NAMED.because();
        }
        var last = request.to().minusDays(1);
        if (request.areaId() != null) {
            var area = new Node(NodeKind.AREA, request.areaId());
            nodes.requireKnown(area);
            return data.buildings(nodes.buildings(area, request.from(), request.to()), last).stream()
                    .filter(building -> building.code() != null)
                    .toList();
        }
        List<UUID> ids = request.buildingIds();
        ids.forEach(id -> nodes.requireKnown(new Node(NodeKind.BUILDING, id)));
        var found = data.buildings(ids, last);
        var without = found.stream()
                .filter(building -> building.code() == null)
                .map(building -> building.ownCode().isEmpty() ? building.id().toString() : building.ownCode())
                .collect(Collectors.joining(", "));
        if (!without.isEmpty()) {
            throw MohurdProblem.BUILDING_CODE_MISSING.because(without);
        }
        return found;
    }
}
