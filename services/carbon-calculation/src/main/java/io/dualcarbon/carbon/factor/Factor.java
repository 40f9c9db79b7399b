package io.dualcarbon.carbon.factor;

import io.dualcarbon.carbon.engine.VolumeReference;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Emissions per unit of activity, as published.
 *
 * @param carrier what emits; fuels that no meter of the platform measures are in the library too
 * @param validFrom first day; null if the source names none
 * @param validTo day after the last; null while in force
 * @param retroactive true if its publication replaces for earlier months, too, what was valid then
 * @param volumeReference of a gas: the condition of the volumes for which the factor holds, if its source states one
 * @param fuel what the factor of a fuel is made of; null of all others
 * @param rule what the publication says of when the factor applies; null if it says no more than its validity
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
        @Nullable String note,
        boolean retroactive,
        @Nullable FactorRule rule,
        @Nullable VolumeReference volumeReference,
        @Nullable FuelMakeup fuel) {

    public BigDecimal emissionsKg(BigDecimal quantity) {
        return quantity.multiply(kgPerBaseUnit);
    }

    /** True if whoever recalculates the past takes this one in place of the other. */
    boolean replaces(Factor other) {
        return retroactive
                && other.area.equals(area)
                && other.carrier.equals(carrier)
                && other.kind == kind
                && validFrom != null
                && other.endsBy(validFrom);
    }

    /** True if its last day is before that day. */
    boolean endsBy(LocalDate day) {
        return validTo != null && !validTo.isAfter(day);
    }

    boolean startsBy(LocalDate day) {
        return validFrom == null || !validFrom.isAfter(day);
    }
}
