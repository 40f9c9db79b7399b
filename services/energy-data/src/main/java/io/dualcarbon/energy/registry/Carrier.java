package io.dualcarbon.energy.registry;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a meter measures. Every quantity is kept in the carrier's base unit. */
public enum Carrier {
    ELECTRICITY("kWh", Map.of("MWh", 1000)),
    NATURAL_GAS("m3", Map.of()),
    HEAT("GJ", Map.of("MJ", 0.001)),
    COOLING("GJ", Map.of("MJ", 0.001)),
    WATER("m3", Map.of()),
    PETROL("t", Map.of("kg", 0.001)),
    DIESEL("t", Map.of("kg", 0.001));

    private final String baseUnit;
    private final Map<String, Number> others;

    Carrier(String baseUnit, Map<String, Number> others) {
        this.baseUnit = baseUnit;
        this.others = others;
    }

    public String baseUnit() {
        return baseUnit;
    }

    /** By what to multiply a quantity in that unit, exactly; null if the unit does not measure this carrier. */
    public @Nullable BigDecimal factor(String unit) {
        if (unit.equals(baseUnit)) {
            return BigDecimal.ONE;
        }
        var factor = others.get(unit);
        return factor == null ? null : new BigDecimal(factor.toString());
    }
}
