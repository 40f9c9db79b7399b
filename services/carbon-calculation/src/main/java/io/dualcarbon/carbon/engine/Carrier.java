package io.dualcarbon.carbon.engine;

import java.util.Arrays;
import java.util.Optional;

/** What is bought or burnt and therefore emits. Water is metered too, but has no emission in this account. */
public enum Carrier {
    ELECTRICITY("kWh", 2),
    NATURAL_GAS("m3", 1),
    HEAT("GJ", 2),
    COOLING("GJ", 2),
    PETROL("t", 1),
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
