package io.dualcarbon.carbon.factor;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Emissions per unit of activity, as published.
 *
 * @param carrier what emits; fuels that no meter of the platform measures are in the library too
 * @param validFrom first day; null if the source names none
 * @param validTo day after the last; null while in force
 */
public record Factor(
        String id,
        String setId,
        int version,
        String area,
        String carrier,
        FactorKind kind,
        Gas gas,
        BigDecimal value,
        String unit,
        BigDecimal kgPerBaseUnit,
        String baseUnit,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source,
        FactorStatus status,
        @Nullable String note) {

    public BigDecimal emissionsKg(BigDecimal quantity) {
        return quantity.multiply(kgPerBaseUnit);
    }

    boolean isInForceOn(LocalDate day) {
        return startsBy(day) && !endsBy(day);
    }

    /** True if its last day is before that day. */
    boolean endsBy(LocalDate day) {
        return validTo != null && !validTo.isAfter(day);
    }

    boolean startsBy(LocalDate day) {
        return validFrom == null || !validFrom.isAfter(day);
    }
}
