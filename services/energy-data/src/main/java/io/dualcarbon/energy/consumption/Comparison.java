package io.dualcarbon.energy.consumption;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sets figures against those of an earlier time. Where one of the two is not whole, only days count that a meter has
 * whole in both: otherwise a gap would look like a saving.
 */
final class Comparison {
    private final PeriodSums sums;
    private final Span span;
    private final Shift shift;

    Comparison(PeriodSums sums, Span span, Shift shift) {
        this.sums = sums;
        this.span = span;
        this.shift = shift;
    }

    /** @param parts of what the groups consist; asked only if something is not whole */
    List<Compared> compare(List<Figure> figures, List<Figure> references, Supplier<List<Part>> parts) {
        var earlier = new HashMap<Key, Figure>();
        references.forEach(figure -> earlier.put(new Key(figure.group(), figure.beginning()), figure));
        var pairs = figures.stream()
                .map(figure -> new Pair(
                        figure,
                        span.length() == PeriodLength.P1D && !shift.keeps(figure.beginning())
                                ? null
                                : earlier.get(new Key(figure.group(), shift.apply(figure.beginning())))))
                .toList();
        var apart = pairs.stream().filter(pair -> !pair.isWhole()).toList();
        var common = apart.isEmpty() ? Map.<Key, Common>of() : common(apart, parts.get());
        return pairs.stream()
                .map(pair -> compared(
                        pair,
                        common.get(new Key(pair.figure().group(), pair.figure().beginning()))))
                .toList();
    }

    private Map<Key, Common> common(List<Pair> pairs, List<Part> parts) {
        var groups = pairs.stream().map(pair -> pair.figure().group()).collect(Collectors.toSet());
        // What is taken out of a group would have to be known on the same days as what it is taken out of, and what
        // comes or goes has no days to compare.
        var divided = parts.stream()
                .filter(part -> part.sign() < 0 || !part.stay().isThroughout(span))
                .map(Part::group)
                .collect(Collectors.toSet());
        var counting = parts.stream()
                .filter(part -> groups.contains(part.group()) && !divided.contains(part.group()))
                .toList();
        var from = pairs.stream().map(pair -> pair.figure().beginning()).min(LocalDate::compareTo);
        var to = pairs.stream().map(pair -> pair.figure().end()).max(LocalDate::compareTo);
        var ids = new HashSet<UUID>();
        counting.forEach(part -> ids.add(part.meter().id()));
        var narrow = from.isEmpty() || to.isEmpty()
                ? Map.<UUID, Map<LocalDate, PeriodSums.SameDays>>of()
                : sums.sameDays(span, from.get(), to.get(), shift, ids);
        var found = new HashMap<Key, Common>();
        for (var part : counting) {
            narrow.getOrDefault(part.meter().id(), Map.of())
                    .forEach((beginning, days) -> found.merge(
                            new Key(part.group(), beginning),
                            new Common(days.total(), days.reference(), days.days(), 1),
                            Common::plus));
        }
        var meters = counting.stream().collect(Collectors.groupingBy(Part::group, Collectors.counting()));
        found.replaceAll((key, all) ->
                new Common(all.total(), all.reference(), all.days(), meters.getOrDefault(key.group(), 1L)));
        return found;
    }

    private Compared compared(Pair pair, @Nullable Common common) {
        var figure = pair.figure();
        var reference = pair.reference();
        var referenceStart = shift.apply(figure.beginning());
        if (reference != null && pair.isWhole()) {
            return of(
                    figure,
                    reference,
                    referenceStart,
                    ComparisonBasis.WHOLE_PERIODS,
                    figure.quantity(),
                    reference.quantity(),
                    (double) ChronoUnit.DAYS.between(figure.beginning(), figure.end()));
        }
        if (common == null) {
            return new Compared(
                    figure,
                    reference,
                    referenceStart,
                    ComparisonBasis.NONE,
                    figure.quantity(),
                    reference == null ? null : reference.quantity(),
                    0,
                    null,
                    null,
                    List.of(ComparisonReason.NO_COMMON_DAYS));
        }
        return of(
                figure,
                reference,
                referenceStart,
                ComparisonBasis.SAME_DAYS,
                Answer.quantity(common.total()),
                Answer.quantity(common.reference()),
                BigDecimal.valueOf((double) common.days() / common.meters())
                        .setScale(2, RoundingMode.HALF_UP)
                        .doubleValue());
    }

    private static Compared of(
            Figure figure,
            @Nullable Figure reference,
            LocalDate referenceStart,
            ComparisonBasis basis,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal referenceQuantity,
            double days) {
        if (quantity == null || referenceQuantity == null) {
            throw new IllegalArgumentException("Nothing to compare");
        }
        var change = quantity.subtract(referenceQuantity);
        var isZero = referenceQuantity.signum() == 0;
        return new Compared(
                figure,
                reference,
                referenceStart,
                basis,
                quantity,
                referenceQuantity,
                days,
                Answer.plain(change),
                isZero
                        ? null
                        : change.divide(referenceQuantity.abs(), 4, RoundingMode.HALF_UP)
                                .doubleValue(),
                isZero ? List.of(ComparisonReason.REFERENCE_ZERO) : List.of());
    }

    private record Key(Group group, LocalDate beginning) {}

    private record Pair(Figure figure, @Nullable Figure reference) {
        boolean isWhole() {
            return figure.isWhole() && reference != null && reference.isWhole();
        }
    }

    private record Common(double total, double reference, int days, long meters) {
        Common plus(Common more) {
            return new Common(total + more.total, reference + more.reference, days + more.days, meters + more.meters);
        }
    }
}
