package io.dualcarbon.carbon.emission;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Names the node of a request: exactly one of the three. */
record NodeQuery(
        @Parameter(description = "An area with all that lies in it") @RestQuery
        Optional<UUID> areaId,

        @Parameter(description = "A building, by the meters at its boundary") @RestQuery
        Optional<UUID> buildingId,

        @Parameter(description = "An organization, by what it used: meters of others behind its own are taken out")
        @RestQuery
        Optional<UUID> organizationId) {

    Node node() {
        var named = Stream.of(
                        areaId.map(id -> new Node(NodeKind.AREA, id)),
                        buildingId.map(id -> new Node(NodeKind.BUILDING, id)),
                        organizationId.map(id -> new Node(NodeKind.ORGANIZATION, id)))
                .flatMap(Optional::stream)
                .toList();
        if (named.size() != 1) {
            throw EmissionProblem.NODE_NOT_NAMED.because(named.size()).at("areaId");
        }
        return named.get(0);
    }
}
