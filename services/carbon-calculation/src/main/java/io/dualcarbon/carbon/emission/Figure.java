package io.dualcarbon.carbon.emission;

import io.dualcarbon.carbon.factor.Factor;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sum of lines by one calibre: of those that are known. It is complete if none is missing, and null if all are.
 *
 * @param reasons why lines are missing or factors not simply the published ones
 */
public record Figure(
        @Nullable BigDecimal emissionsKg,
        boolean complete,
        boolean provisional,
        List<Factor> factors,
        List<String> reasons) {

    public static Figure of(Collection<EmissionLine> lines, Calibre calibre) {
        var known = lines.stream()
                .map(line -> line.emissionsKg(calibre))
                .filter(Objects::nonNull)
                .toList();
        var factors = lines.stream()
                .flatMap(line -> line.choice(calibre).factor().stream())
                .distinct()
                .toList();
        var reasons = new TreeSet<String>();
        lines.forEach(line -> reasonsOf(line, calibre).forEach(reasons::add));
        if (lines.isEmpty()) {
            reasons.add("NO_DATA");
        }
        return new Figure(
                known.isEmpty() ? null : known.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                !lines.isEmpty() && known.size() == lines.size(),
                lines.stream()
                        .anyMatch(line -> line.emissionsKg(calibre) != null
                                && line.choice(calibre).isProvisional()),
                factors,
                List.copyOf(reasons));
    }

    /** What energy-data says of a quantity is said of the emission only if it is why there is none. */
    static Stream<String> reasonsOf(EmissionLine line, Calibre calibre) {
        return Stream.concat(
                line.quantity() == null ? line.reasons().stream() : Stream.of(),
                line.choice(calibre).reasons().stream().map(Enum::name));
    }
}
