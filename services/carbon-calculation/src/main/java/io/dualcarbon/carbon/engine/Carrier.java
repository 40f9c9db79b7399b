package io.dualcarbon.carbon.engine;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description = "What is bought or burnt and therefore emits. Water is metered too, but has no emission in"
                + " this account")
public enum Carrier {
    @Schema(description = "Base unit kWh, scope 2")
    ELECTRICITY("kWh", 2),
    @Schema(description = "Base unit m3, scope 1")
    NATURAL_GAS("m3", 1),
    @Schema(description = "Base unit GJ, scope 2")
    HEAT("GJ", 2),
    @Schema(description = "Base unit GJ, scope 2")
    COOLING("GJ", 2),
    @Schema(description = "Base unit t, scope 1")
    PETROL("t", 1),
    @Schema(description = "Base unit t, scope 1")
    DIESEL("t", 1);

    private final String baseUnit;
    private final int scope;

    Carrier(String baseUnit, int scope) {
        this.baseUnit = baseUnit;
        this.scope = scope;
    }

    public String baseUnit() {
        return baseUnit;
    }

    /** 1: burnt here; 2: bought as energy that somebody else made. */
    public int scope() {
        return scope;
    }

    public static Optional<Carrier> of(String name) {
        return Arrays.stream(values()).filter(c -> c.name().equals(name)).findFirst();
    }
}
