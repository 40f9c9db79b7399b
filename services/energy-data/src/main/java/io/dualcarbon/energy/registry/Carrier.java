package io.dualcarbon.energy.registry;

import io.dualcarbon.energy.unit.Units;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a meter measures. Every quantity is kept in the carrier's base unit. */
public enum Carrier {
    ELECTRICITY("kWh"),
    NATURAL_GAS("m3"),
    HEAT("GJ"),
    COOLING("GJ"),
    WATER("m3"),
    PETROL("t"),
    DIESEL("t");

    private final String baseUnit;
    private final Map<String, BigDecimal> factors;

    Carrier(String baseUnit) {
        this.baseUnit = baseUnit;
        this.factors = Units.exactlyTo(baseUnit);
    }

    public String baseUnit() {
        return baseUnit;
    }

    /** By what to multiply a quantity in that unit, exactly; null if the unit does not measure this carrier. */
    public @Nullable BigDecimal factor(String unit) {
        return factors.get(unit);
    }
}
