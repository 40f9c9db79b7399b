package io.dualcarbon.carbon.emission;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.dualcarbon.carbon.emission.EmissionGrouping.Group;
import io.dualcarbon.carbon.engine.Carrier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lines summed by group, scope and carrier. Only here, at the very end, is anything rounded. */
record EmissionStatement(
        Node node,
        YearMonth from,
        YearMonth to,
        String gridArea,
        EmissionGrouping grouping,
        Calibre etsCalibre,
        List<EmissionLine> lines,
        boolean caughtUp,
        Optional<Instant> asOf) {
    private static final int KG_DECIMALS = 3;
    private static final int QUANTITY_DECIMALS = 6;
    private static final int SHARE_DECIMALS = 4;
    private static final Comparator<Group> ORDER = Comparator.comparing(
                    (Group g) -> g.period().map(YearMonth::toString).orElse(""))
            .thenComparing(g -> g.buildingId().map(UUID::toString).orElse(""));

    EmissionsView view() {
        Map<Group, List<EmissionLine>> byGroup = new TreeMap<>(ORDER);
        emptyGroups().forEach(group -> byGroup.put(group, new ArrayList<>()));
        lines.forEach(line -> byGroup.computeIfAbsent(grouping.of(line), g -> new ArrayList<>())
                .add(line));
        var rows = new ArrayList<EmissionRowView>();
        var totals = new ArrayList<EmissionTotalView>();
        byGroup.forEach((group, inGroup) -> {
            rows(group, inGroup).forEach(rows::add);
            totals.add(total(group, inGroup));
        });
        return new EmissionsView(
                node.view(),
                from,
                to,
                gridArea,
                grouping,
                etsCalibre,
                asOf,
                rows,
                totals,
                caughtUp,
                lines.stream().anyMatch(EmissionLine::illustrative));
    }

    /** A month without any line is told too: a gap in a chart should say why. */
    private Stream<Group> emptyGroups() {
        return switch (grouping) {
            case month ->
                Stream.iterate(from, m -> m.isBefore(to), m -> m.plusMonths(1))
                        .map(m -> new Group(Optional.of(m), Optional.empty()));
            case none -> Stream.of(new Group(Optional.empty(), Optional.empty()));
            case building -> Stream.of();
        };
    }

    private Stream<EmissionRowView> rows(Group group, List<EmissionLine> inGroup) {
        Map<Carrier, List<EmissionLine>> byCarrier = inGroup.stream()
                .sorted(Comparator.comparingInt(
                                (EmissionLine line) -> line.carrier().scope())
                        .thenComparing(EmissionLine::carrier))
                .collect(groupingBy(EmissionLine::carrier, LinkedHashMap::new, toList()));
        return byCarrier.entrySet().stream()
                .map(entry -> new EmissionRowView(
                        group.period(),
                        group.buildingId(),
                        entry.getKey().scope(),
                        entry.getKey(),
                        activity(entry.getKey(), entry.getValue()),
                        figure(entry.getValue(), Calibre.LOCATION),
                        figure(entry.getValue(), etsCalibre),
                        entry.getValue().stream().anyMatch(EmissionLine::illustrative)));
    }

    private static ActivityView activity(Carrier carrier, List<EmissionLine> lines) {
        var reasons = new TreeSet<String>();
        lines.stream().filter(line -> !line.isWithoutMeter()).forEach(line -> reasons.addAll(line.reasons()));
        return new ActivityView(
                sum(lines, EmissionLine::quantity).map(EmissionStatement::roundedQuantity),
                sum(lines, EmissionLine::boughtForOthers).map(EmissionStatement::roundedQuantity),
                carrier.baseUnit(),
                coverage(lines),
                measuredShare(lines),
                List.copyOf(reasons));
    }

    /** Months and meters count alike; one of which nothing is known counts as not covered. */
    private static BigDecimal coverage(List<EmissionLine> all) {
        var lines = all.stream().filter(line -> !line.isWithoutMeter()).toList();
        return lines.stream()
                .map(line -> orZero(line.coverage()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(Math.max(1, lines.size())), SHARE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** Weighted by quantity; absent if there is none. */
    static Optional<BigDecimal> measuredShare(Collection<EmissionLine> lines) {
        var measured = BigDecimal.ZERO;
        var all = BigDecimal.ZERO;
        for (var line : lines) {
            if (line.quantity() != null && line.measuredShare() != null) {
                measured = measured.add(line.quantity().multiply(line.measuredShare()));
                all = all.add(line.quantity());
            }
        }
        return all.signum() == 0
                ? Optional.empty()
                : Optional.of(
                        measured.divide(all, MathContext.DECIMAL64).setScale(SHARE_DECIMALS, RoundingMode.HALF_UP));
    }

    private static EmissionFigureView figure(List<EmissionLine> lines, Calibre calibre) {
        var figure = Figure.of(lines, calibre);
        return new EmissionFigureView(
                rounded(figure.emissionsKg()),
                boughtForOthers(lines, calibre),
                figure.factors().size() == 1
                        ? Optional.of(figure.factors().get(0).id())
                        : Optional.empty(),
                figure.factors().stream().map(f -> f.id()).toList(),
                figure.complete(),
                figure.provisional(),
                figure.reasons(),
                rounded(figure.emissionsKg()));
    }

    private EmissionTotalView total(Group group, List<EmissionLine> inGroup) {
        var location = Figure.of(inGroup, Calibre.LOCATION);
        var ets = Figure.of(inGroup, etsCalibre);
        var locationScope1 = scope(inGroup, 1, Calibre.LOCATION);
        var locationScope2 = scope(inGroup, 2, Calibre.LOCATION);
        var etsScope1 = scope(inGroup, 1, etsCalibre);
        var etsScope2 = scope(inGroup, 2, etsCalibre);
        return new EmissionTotalView(
                group.period(),
                group.buildingId(),
                rounded(location.emissionsKg()),
                locationScope1,
                locationScope2,
                boughtForOthers(inGroup, Calibre.LOCATION),
                location.complete(),
                location.reasons(),
                rounded(ets.emissionsKg()),
                etsScope1,
                etsScope2,
                boughtForOthers(inGroup, etsCalibre),
                ets.complete(),
                ets.reasons(),
                location.provisional() || ets.provisional(),
                inGroup.stream().anyMatch(EmissionLine::illustrative),
                rounded(location.emissionsKg()),
                locationScope1,
                locationScope2,
                rounded(ets.emissionsKg()),
                etsScope1,
                etsScope2);
    }

    private static Optional<BigDecimal> scope(List<EmissionLine> lines, int scope, Calibre calibre) {
        var inScope =
                lines.stream().filter(line -> line.carrier().scope() == scope).toList();
        return rounded(Figure.of(inScope, calibre).emissionsKg());
    }

    private static Optional<BigDecimal> boughtForOthers(List<EmissionLine> lines, Calibre calibre) {
        return sum(lines, line -> line.boughtForOthersKg(calibre))
                .map(kg -> kg.setScale(KG_DECIMALS, RoundingMode.HALF_UP));
    }

    /** Of those of which it is known; absent if it is of none. */
    private static Optional<BigDecimal> sum(List<EmissionLine> lines, Function<EmissionLine, @Nullable BigDecimal> of) {
        return lines.stream()
                .flatMap(line -> Optional.ofNullable(of.apply(line)).stream())
                .reduce(BigDecimal::add);
    }

    private static BigDecimal roundedQuantity(BigDecimal quantity) {
        return quantity.setScale(QUANTITY_DECIMALS, RoundingMode.HALF_UP);
    }

    static Optional<BigDecimal> rounded(@Nullable BigDecimal kg) {
        return Optional.ofNullable(kg).map(value -> value.setScale(KG_DECIMALS, RoundingMode.HALF_UP));
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
