package io.dualcarbon.carbon.outlook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.dualcarbon.carbon.emission.Calibre;
import io.dualcarbon.carbon.emission.EmissionLine;
import io.dualcarbon.carbon.engine.Carrier;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The months without a gap up to the last complete one. A month is complete if every carrier has values for nearly all
 * of it; carriers for which the calibre has no factor are left out of all months alike, so that the series does not jump.
 */
record OutlookHistory(List<Month> months, Set<Carrier> leftOut, boolean illustrative) {
    private static final BigDecimal LEAST_COVERAGE = new BigDecimal("0.95");

    record Month(YearMonth month, BigDecimal emissionsKg, boolean provisional, boolean unknownVolumes) {}

    static OutlookHistory of(List<EmissionLine> lines, Calibre calibre) {
        var byMonth = new TreeMap<YearMonth, List<EmissionLine>>(lines.stream()
                .filter(line -> !line.isWithoutMeter())
                .collect(groupingBy(EmissionLine::period, toList())));
        var months = new ArrayDeque<Month>();
        var leftOut = EnumSet.noneOf(Carrier.class);
        for (Map.Entry<YearMonth, List<EmissionLine>> entry :
                byMonth.descendingMap().entrySet()) {
            var follows = months.isEmpty()
                    || entry.getKey().plusMonths(1).equals(months.getFirst().month());
            var inMonth = entry.getValue();
            if (months.isEmpty() && isComplete(inMonth)) {
                inMonth.stream()
                        .filter(line -> line.choice(calibre).factor().isEmpty())
                        .forEach(line -> leftOut.add(line.carrier()));
            }
            var counted = inMonth.stream()
                    .filter(line -> !leftOut.contains(line.carrier()))
                    .toList();
            var known = counted.stream()
                    .map(line -> line.emissionsKg(calibre))
                    .filter(Objects::nonNull)
                    .toList();
            var usable = !known.isEmpty() && known.size() == counted.size() && isComplete(inMonth);
            if (usable && follows) {
                months.addFirst(new Month(
                        entry.getKey(),
                        known.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                        counted.stream().anyMatch(line -> line.choice(calibre).isProvisional()),
                        counted.stream()
                                .flatMap(line -> line.conversion(calibre).stream())
                                .anyMatch(conversion -> !conversion.isKnown())));
            } else if (!months.isEmpty()) {
                break;
            } else {
                leftOut.clear();
            }
        }
        return new OutlookHistory(List.copyOf(months), leftOut, lines.stream().anyMatch(EmissionLine::illustrative));
    }

    private static boolean isComplete(List<EmissionLine> inMonth) {
        return inMonth.stream()
                .allMatch(line -> line.quantity() != null
                        && (line.coverage() == null || line.coverage().compareTo(LEAST_COVERAGE) >= 0));
    }

    boolean isProvisional() {
        return months.stream().anyMatch(Month::provisional);
    }

    boolean hasUnknownVolumes() {
        return months.stream().anyMatch(Month::unknownVolumes);
    }

    double[] valuesKg() {
        return months.stream().mapToDouble(m -> m.emissionsKg().doubleValue()).toArray();
    }
}
