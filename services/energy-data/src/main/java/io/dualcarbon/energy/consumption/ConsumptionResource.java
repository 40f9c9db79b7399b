package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.Node;
import io.dualcarbon.energy.registry.NodeDirectory;
import io.dualcarbon.energy.registry.NodeKind;
import io.dualcarbon.energy.rollup.DirtyMarks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/consumption")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Consumption")
@RolesAllowed("readings:read")
@Transactional
class ConsumptionResource {
    private final NodeDirectory nodes;
    private final TenantZone zone;
    private final ConsumptionQueries queries;
    private final DirtyMarks marks;
    private final Clock clock;

    ConsumptionResource(
            NodeDirectory nodes, TenantZone zone, ConsumptionQueries queries, DirtyMarks marks, Clock clock) {
        this.nodes = nodes;
        this.zone = zone;
        this.queries = queries;
        this.marks = marks;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "What an area, building or organization consumed",
            description = "Sums of its boundary meters: those inside it that no other meter inside it contains, so"
                    + " sub-meters never count twice. Grouped by end use, what sub-meters do not itemise is the line"
                    + " RESIDUAL. At most 25 years by month and 366 days by day; grouped by building or meter 3 years"
                    + " and 62 days.")
    public ConsumptionView getConsumption(
            @RestQuery Optional<UUID> areaId,
            @RestQuery Optional<UUID> buildingId,
            @RestQuery Optional<UUID> organizationId,
            @Parameter(description = "First month or day", example = "2025-01") @RestQuery @NotNull String from,
            @Parameter(description = "Month or day after the last", example = "2026-01") @RestQuery @NotNull String to,
            @RestQuery @DefaultValue("P1M") PeriodLength resolution,
            @RestQuery @DefaultValue("node") GroupBy groupBy,
            @RestQuery Optional<Carrier> carrier,
            @RestQuery @DefaultValue("IMPORT") Direction direction) {
        var node = node(areaId, buildingId, organizationId);
        nodes.requireKnown(node);
        var local = zone.get();
        var range = TimeRange.of(from, to, local).atMost(resolution.mostDays(groupBy));
        var question = new Question(
                node,
                range.firstDay(local),
                range.endDay(local),
                clock.instant().atZone(local).toLocalDate(),
                local,
                resolution,
                groupBy,
                carrier,
                direction);
        if (!isOnBoundary(question)) {
            throw ConsumptionProblem.RANGE_NOT_ON_BOUNDARY.because().at("from");
        }
        // Before the sums are read: what is committed meanwhile may be in them, but nothing can be missing.
        var caughtUp = marks.areNoneIn(question.from(), question.to());
        return new ConsumptionView(
                new ConsumptionView.NodeView(node.kind(), node.id()),
                resolution.name(question.from()),
                resolution.name(question.to()),
                resolution,
                groupBy,
                caughtUp,
                answer(question).rows());
    }

    private Answer answer(Question question) {
        var answer = new Answer(question);
        var itemised = question.groupBy() == GroupBy.endUse;
        answer.add(queries.members(question, itemised), queries.sums(question, itemised));
        if (itemised) {
            answer.addResidual(queries.members(question, false), queries.sums(question, false));
        }
        question.carrier().ifPresent(carrier -> {
            if (question.groupBy() == GroupBy.node) {
                answer.addEmpty("", carrier);
            } else if (question.groupBy() == GroupBy.building) {
                nodes.buildings(question.node()).forEach(building -> answer.addEmpty(building.toString(), carrier));
            }
        });
        return answer;
    }

    private static Node node(Optional<UUID> areaId, Optional<UUID> buildingId, Optional<UUID> organizationId) {
        var named = Stream.of(
                        areaId.map(id -> new Node(NodeKind.AREA, id)),
                        buildingId.map(id -> new Node(NodeKind.BUILDING, id)),
                        organizationId.map(id -> new Node(NodeKind.ORGANIZATION, id)))
                .flatMap(Optional::stream)
                .toList();
        if (named.size() != 1) {
            throw ConsumptionProblem.NODE_NOT_NAMED.because();
        }
        return named.get(0);
    }

    private static boolean isOnBoundary(Question question) {
        return question.length() == PeriodLength.P1D
                || (question.from().getDayOfMonth() == 1 && question.to().getDayOfMonth() == 1);
    }
}
