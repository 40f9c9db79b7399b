package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.Node;
import io.dualcarbon.energy.registry.NodeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of each group in each period, and why something is not. */
final class Answer {
    private final Span span;
    private final Map<Group, Members> members = new TreeMap<>();
    private final Map<Group, Map<LocalDate, Sums>> sums = new TreeMap<>();
    private final String organization;
    private final Map<Group, Map<LocalDate, Double>> boughtForOthers = new HashMap<>();

    Answer(Span span, Node node) {
        this.span = span;
        organization = node.kind() == NodeKind.ORGANIZATION ? node.id().toString() : "";
    }

    void add(Map<Group, Members> someMembers, Map<Group, Map<LocalDate, Sums>> someSums) {
        members.putAll(someMembers);
        sums.putAll(someSums);
    }

    /** Groups made of parts. A period is known if a part that counts is, not by what is taken out alone. */
    void add(List<Part> parts, Map<Stay, Map<LocalDate, Sums>> metered) {
        var known = new HashMap<Group, Map<LocalDate, Boolean>>();
        for (var part : parts) {
            var meter = part.meter();
            var group = members.computeIfAbsent(part.group(), none -> new Members());
            var retiredOn = meter.retiredOn();
            var to = part.stay().to();
            group.add(
                    part.stay().from(),
                    retiredOn != null && retiredOn.isBefore(to) ? retiredOn : to,
                    1,
                    meter.illustrative());
            group.state(meter.volumeReference());
            if (part.group().meter().equals(meter.id().toString())) {
                group.name(meter.code(), meter.building());
            }
            metered.getOrDefault(part.stay(), Map.of()).forEach((period, value) -> {
                sums.computeIfAbsent(part.group(), none -> new HashMap<>())
                        .merge(period, Sums.NONE.plus(value, part.sign()), (all, more) -> all.plus(more, 1));
                known.computeIfAbsent(part.group(), none -> new HashMap<>())
                        .merge(period, part.sign() > 0, Boolean::logicalOr);
                var whose = organization.isEmpty() ? part.group().organization() : organization;
                if (!whose.isEmpty()) {
                    var isOthers = part.sign() < 0 && !meter.organization().equals(whose);
                    boughtForOthers
                            .computeIfAbsent(part.group(), none -> new HashMap<>())
                            .merge(period, isOthers ? value.total() : 0, Double::sum);
                }
            });
        }
        known.forEach((group, periods) -> periods.forEach((period, counts) -> {
            if (!counts) {
                sums.getOrDefault(group, Map.of()).remove(period);
            }
        }));
    }

    /** A group without any meter, told as such. */
    void addEmpty(Group group) {
        members.putIfAbsent(group, new Members());
    }

    /** What the whole node counted beyond its itemised end uses. */
    void addResidual(Map<Group, Members> whole, Map<Group, Map<LocalDate, Sums>> wholeSums) {
        whole.forEach((group, someMembers) -> {
            var line = Group.endUse(group.carrier(), group.direction(), Parts.RESIDUAL);
            var residual = new TreeMap<LocalDate, Sums>();
            wholeSums.getOrDefault(group, Map.of()).forEach((period, total) -> {
                var rest = total;
                for (var item : sums.entrySet()) {
                    if (isItemOf(item.getKey(), group.carrier(), group.direction())) {
                        rest = rest.without(item.getValue().getOrDefault(period, Sums.NONE));
                    }
                }
                residual.put(period, rest);
            });
            members.put(line, someMembers);
            sums.put(line, residual);
        });
    }

    private static boolean isItemOf(Group item, Carrier carrier, Direction direction) {
        return item.carrier() == carrier
                && item.direction() == direction
                && !item.endUse().equals(Parts.RESIDUAL);
    }

    /** By period, then group. */
    List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        for (var beginning : span.beginnings()) {
            for (var group : members.entrySet()) {
                var known = sums.getOrDefault(group.getKey(), Map.of()).get(beginning);
                figures.add(figure(group.getKey(), group.getValue(), beginning, known));
            }
        }
        return figures;
    }

    private Figure figure(Group group, Members meters, LocalDate beginning, @Nullable Sums known) {
        var end = span.end(beginning);
        var closed = end.isBefore(span.today()) ? end : span.today();
        var owed = meters.owedDays(beginning, closed);
        var share = known == null || owed == 0 ? 0 : Math.min(1, known.coveredDays() / owed);
        var coverage = rounded(share, 4);
        var reasons = new ArrayList<ConsumptionReason>();
        if (known == null) {
            reasons.add(meters.owedDays(beginning, end) == 0 ? ConsumptionReason.NO_METER : ConsumptionReason.NO_DATA);
        } else if (owed > 0 && coverage < 1) {
            reasons.add(ConsumptionReason.COVERAGE);
        }
        if (end.isAfter(span.today())) {
            reasons.add(ConsumptionReason.ofOpen(span.length()));
        }
        if (known != null && known.total() < 0) {
            reasons.add(ConsumptionReason.NEGATIVE);
        }
        var days = known == null ? 0 : (int) (share * Math.max(0, ChronoUnit.DAYS.between(beginning, closed)) + 1e-9);
        return new Figure(
                group,
                beginning,
                end,
                meters.meterCode(),
                group.building().isEmpty() ? meters.buildingId() : UUID.fromString(group.building()),
                known == null ? null : known.total(),
                known == null
                        ? null
                        : boughtForOthers.getOrDefault(group, Map.of()).get(beginning),
                coverage,
                known == null || known.days() == 0 ? days : Math.min(days, known.days()),
                known == null ? 0 : measuredShare(known),
                known == null ? 0 : filledShare(known),
                meters.illustrative() || (known != null && known.illustrative()),
                meters.volumeReference(),
                reasons);
    }

    /** To a millionth of the unit, far below what a meter tells. Only what is shown is rounded, and once. */
    static BigDecimal quantity(double total) {
        return plain(BigDecimal.valueOf(total).setScale(6, RoundingMode.HALF_UP));
    }

    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 1 ? stripped.setScale(1) : stripped;
    }

    /** Nothing consumed and nothing billed: the zero was measured. */
    private static double measuredShare(Sums known) {
        return known.total() == 0 ? 1 : share(known.total() - known.apportioned() - known.filled(), known);
    }

    /** However little, it is never rounded to nothing. */
    private static double filledShare(Sums known) {
        return known.filled() == 0 || known.total() == 0 ? 0 : Math.max(0.0001, share(known.filled(), known));
    }

    private static double share(double part, Sums known) {
        return rounded(Math.max(0, Math.min(1, part / known.total())), 4);
    }

    private static double rounded(double share, int decimals) {
        return BigDecimal.valueOf(share)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
