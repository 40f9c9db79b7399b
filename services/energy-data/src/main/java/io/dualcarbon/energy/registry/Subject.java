package io.dualcarbon.energy.registry;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a question is about: exactly one meter, building, area or organization. */
public record Subject(
        @Parameter(description = "Name exactly one of meterId, buildingId, areaId and organizationId") @RestQuery
        Optional<UUID> meterId,

        @Parameter(description = "All meters in this building") @RestQuery
        Optional<UUID> buildingId,

        @Parameter(description = "All meters in this area and the areas in it") @RestQuery
        Optional<UUID> areaId,

        @Parameter(description = "All meters of this organization") @RestQuery
        Optional<UUID> organizationId) {
    /** The node, if it is about no meter. */
    public Optional<Node> node() {
        requireOne();
        return nodes().findFirst();
    }

    private void requireOne() {
        if (nodes().count() + meterId.stream().count() != 1) {
            throw SubjectProblem.SUBJECT_NOT_NAMED.because();
        }
    }

    private Stream<Node> nodes() {
        return Stream.of(
                        buildingId.map(id -> new Node(NodeKind.BUILDING, id)),
                        areaId.map(id -> new Node(NodeKind.AREA, id)),
                        organizationId.map(id -> new Node(NodeKind.ORGANIZATION, id)))
                .flatMap(Optional::stream);
    }
}
