package io.dualcarbon.energy.registry;

import io.dualcarbon.energy.unit.Units;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What a meter measures. Quantities are kept in the base unit of the carrier")
public enum Carrier {
    @Schema(description = "Base unit kWh")
    ELECTRICITY("kWh"),
    @Schema(description = "Base unit m3")
    NATURAL_GAS("m3"),
    @Schema(description = "Base unit GJ")
    HEAT("GJ"),
    @Schema(description = "Base unit GJ")
    COOLING("GJ"),
    @Schema(description = "Base unit m3")
    WATER("m3"),
    @Schema(description = "Base unit t")
    PETROL("t"),
    @Schema(description = "Base unit t")
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
