package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.NodeDirectory;
import io.dualcarbon.energy.registry.NodeKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a node in the order of one of their numbers. */
@ApplicationScoped
class Ranking {
    private final Consumption consumption;
    private final NodeDirectory nodes;

    Ranking(Consumption consumption, NodeDirectory nodes) {
        this.consumption = consumption;
        this.nodes = nodes;
    }

    /**
     * All of them, those without a number last.
     *
     * @param question about one carrier and direction, over one period
     * @param shift to what a change is seen against
     */
    List<RankedView> rank(
            Question question, RankOf of, RankBy by, Optional<String> buildingUse, Shift shift, boolean ascending) {
        var candidates = candidates(question, of, by, buildingUse);
        var ids = candidates.stream().map(Candidate::id).toList();
        var compared = switch (of) {
            case building ->
                isChange(by)
                        ? consumption.compareBuildings(question, ids, shift)
                        : Compared.alone(consumption.ofBuildings(question, ids));
            case area, organization ->
                isChange(by) ? consumption.compare(question, shift) : Compared.alone(consumption.ask(question));
        };
        var found = new HashMap<String, Compared>();
        compared.forEach(one -> found.put(key(one.figure().group(), of), one));
        if (of == RankOf.organization) {
            candidates = organizations(found.keySet());
        }
        var rows = new ArrayList<>(candidates.stream()
                .map(candidate -> row(candidate, found.get(candidate.id().toString()), by))
                .toList());
        var order = Comparator.comparing(
                (RankedView row) -> row.value() == null ? BigDecimal.ZERO : row.value(),
                ascending ? Comparator.<BigDecimal>naturalOrder() : Comparator.<BigDecimal>reverseOrder());
        rows.sort(Comparator.comparing((RankedView row) -> row.value() == null)
                .thenComparing(order)
                .thenComparing(row -> Objects.requireNonNullElse(row.code(), ""))
                .thenComparing(RankedView::id));
        return numbered(rows);
    }

    static boolean isChange(RankBy by) {
        return by == RankBy.change || by == RankBy.relativeChange;
    }

    private List<Candidate> candidates(Question question, RankOf of, RankBy by, Optional<String> buildingUse) {
        var node = question.node();
        var from = question.span().from();
        var to = question.span().to();
        if (of == RankOf.area && node.kind() != NodeKind.AREA) {
            throw ConsumptionProblem.RANKING_OF_AREAS.because().at("of");
        }
        if (of != RankOf.building && buildingUse.isPresent()) {
            throw ConsumptionProblem.RANKING_USE.because().at("buildingUse");
        }
        if (of == RankOf.organization && by == RankBy.perArea) {
            throw ConsumptionProblem.RANKING_NO_AREA.because().at("by");
        }
        return switch (of) {
            case building ->
                nodes.describedBuildings(node, from, to).stream()
                        .filter(b -> buildingUse.isEmpty() || buildingUse.get().equals(b.use()))
                        .map(b -> new Candidate(b.id(), b.code(), b.name(), b.use(), b.grossFloorAreaM2()))
                        .toList();
            case area ->
                nodes.childAreas(node.id()).stream()
                        .map(a -> new Candidate(
                                a.id(),
                                a.code(),
                                a.name(),
                                null,
                                by == RankBy.perArea ? nodes.floorArea(a.id(), from, to) : null))
                        .toList();
            case organization -> List.of();
        };
    }

    private List<Candidate> organizations(Collection<String> ids) {
        return nodes
                .organizations(ids.stream()
                        .filter(id -> !id.isEmpty())
                        .map(UUID::fromString)
                        .toList())
                .stream()
                .map(o -> new Candidate(o.id(), o.code(), o.name(), null, null))
                .toList();
    }

    private static String key(Group group, RankOf of) {
        return switch (of) {
            case building -> group.building();
            case area -> group.area();
            case organization -> group.organization();
        };
    }

    private static RankedView row(Candidate candidate, @Nullable Compared compared, RankBy by) {
        var reasons = new ArrayList<RankReason>();
        BigDecimal value = null;
        if (compared == null) {
            reasons.add(RankReason.NO_METER);
        } else {
            compared.figure().reasons().forEach(reason -> reasons.add(RankReason.valueOf(reason.name())));
            value = switch (by) {
                case quantity -> compared.quantity();
                case perArea -> perArea(compared.quantity(), candidate.grossFloorAreaM2(), reasons);
                case change -> compared.change();
                case relativeChange ->
                    compared.relativeChange() == null ? null : BigDecimal.valueOf(compared.relativeChange());
            };
            if (value == null) {
                compared.reasons().forEach(reason -> reasons.add(RankReason.valueOf(reason.name())));
            }
        }
        return new RankedView(
                null,
                candidate.id(),
                candidate.code(),
                candidate.name(),
                candidate.use(),
                candidate.grossFloorAreaM2(),
                value,
                compared == null ? null : compared.quantity(),
                compared == null ? null : compared.reference(),
                compared == null || !isChange(by) ? null : compared.days(),
                compared == null ? 0 : compared.figure().coverage(),
                compared != null && compared.figure().illustrative(),
                reasons);
    }

    private static @Nullable BigDecimal perArea(
            @Nullable BigDecimal quantity, @Nullable BigDecimal area, List<RankReason> reasons) {
        if (area == null || area.signum() <= 0) {
            reasons.add(RankReason.NO_FLOOR_AREA);
            return null;
        }
        return quantity == null ? null : Answer.plain(quantity.divide(area, 6, RoundingMode.HALF_UP));
    }

    private static List<RankedView> numbered(List<RankedView> rows) {
        var numbered = new ArrayList<RankedView>();
        RankedView before = null;
        for (var row : rows) {
            Integer rank = null;
            if (row.value() != null) {
                rank = numbered.size() + 1;
                if (before != null && before.value() != null && before.value().compareTo(row.value()) == 0) {
                    rank = before.rank();
                }
            }
            before = row.at(rank);
            numbered.add(before);
        }
        return numbered;
    }

    private record Candidate(
            UUID id,
            @Nullable String code,
            @Nullable String name,
            @Nullable String use,
            @Nullable BigDecimal grossFloorAreaM2) {}
}
