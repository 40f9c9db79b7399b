package io.dualcarbon.assets.meter;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a meter measures, and the units in which it may do so")
public enum Carrier {
    @Schema(description = "In kWh or MWh")
    ELECTRICITY("kWh", "MWh"),
    @Schema(description = "In m3")
    NATURAL_GAS("m3"),
    @Schema(description = "In GJ or MJ")
    HEAT("GJ", "MJ"),
    @Schema(description = "In GJ or MJ")
    COOLING("GJ", "MJ"),
    @Schema(description = "In m3")
    WATER("m3"),
    @Schema(description = "In t")
    PETROL("t"),
    @Schema(description = "In t")
    DIESEL("t");

    private final List<String> units;

    Carrier(String... units) {
        this.units = List.of(units);
    }

    List<String> units() {
        return units;
    }
}
