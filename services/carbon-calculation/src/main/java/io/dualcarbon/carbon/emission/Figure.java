package io.dualcarbon.carbon.emission;

import io.dualcarbon.carbon.factor.Factor;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The sum of lines by one calibre: of those that are known, null if none is.
 *
 * @param complete false if a factor is missing, or a quantity or part of one: the sum then is too low
 * @param reasons why it is not complete, its factors are not simply the published ones, or a gas volume stands in a
 *     condition that nobody has stated
 */
public record Figure(
        @Nullable BigDecimal emissionsKg,
        boolean complete,
        boolean provisional,
        List<Factor> factors,
        List<String> reasons) {

    public static Figure of(Collection<EmissionLine> all, Calibre calibre) {
        var lines = all.stream().filter(line -> !line.isWithoutMeter()).toList();
        var known = lines.stream()
                .map(line -> line.emissionsKg(calibre))
                .filter(Objects::nonNull)
                .toList();
        var factors = lines.stream()
                .flatMap(line -> line.choice(calibre).factor().stream())
                .distinct()
                .toList();
        var reasons = new TreeSet<String>();
        if (lines.isEmpty()) {
            reasons.add(EmissionLine.NO_METER);
        }
        for (var line : lines) {
            reasons.addAll(line.reasons());
            line.choice(calibre).reasons().forEach(reason -> reasons.add(reason.name()));
            if (line.conversion(calibre)
                    .filter(conversion -> !conversion.isKnown())
                    .isPresent()) {
                reasons.add(VolumeConversion.UNKNOWN);
            }
        }
        return new Figure(
                known.isEmpty() ? null : known.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                !lines.isEmpty()
                        && known.size() == lines.size()
                        && lines.stream().allMatch(EmissionLine::isWhole),
                lines.stream()
                        .anyMatch(line -> line.emissionsKg(calibre) != null
                                && line.choice(calibre).isProvisional()),
                factors,
                List.copyOf(reasons));
    }
}
