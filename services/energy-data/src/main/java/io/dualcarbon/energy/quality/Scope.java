package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.registry.Node;
import io.dualcarbon.energy.registry.NodeKind;
import jakarta.ws.rs.BeanParam;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which meters a question is about: one of them, or all that lie in a node, sub-meters included. Used as a {@link BeanParam}. */
public record Scope(
        @Parameter(description = "One meter") @RestQuery Optional<UUID> meterId,

        @Parameter(description = "All meters that stood in the area, or the areas in it, on one of the days") @RestQuery
        Optional<UUID> areaId,

        @Parameter(description = "All meters that stood in the building on one of the days") @RestQuery
        Optional<UUID> buildingId,

        @Parameter(description = "All meters that were of the organization, or in its buildings, on one of the days")
        @RestQuery
        Optional<UUID> organizationId) {

    void requireOne() {
        if (Stream.of(meterId, areaId, buildingId, organizationId)
                        .filter(Optional::isPresent)
                        .count()
                != 1) {
            throw QualityProblem.METERS_NOT_NAMED.because();
        }
    }

    Optional<Node> node() {
        return areaId.map(id -> new Node(NodeKind.AREA, id))
                .or(() -> buildingId.map(id -> new Node(NodeKind.BUILDING, id)))
                .or(() -> organizationId.map(id -> new Node(NodeKind.ORGANIZATION, id)));
    }
}
