package io.dualcarbon.assets.meter;

import java.util.List;

/** What a meter measures, and the units in which it may do so. */
public enum Carrier {
    ELECTRICITY("kWh", "MWh"),
    NATURAL_GAS("m3"),
    HEAT("GJ", "MJ"),
    COOLING("GJ", "MJ"),
    WATER("m3"),
    PETROL("t"),
    DIESEL("t");

    private final List<String> units;

    Carrier(String... units) {
        this.units = List.of(units);
    }

    List<String> units() {
        return units;
    }
}
