package io.dualcarbon.finance.project;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a project does to save energy or emissions")
public enum MeasureType {
    LED_LIGHTING(true),
    HVAC_RETROFIT(true),
    CHILLER_REPLACEMENT(true),
    BUILDING_ENVELOPE(true),
    ENERGY_MANAGEMENT_SYSTEM(true),
    ROOFTOP_PV(true),
    EV_CHARGING(false),
    HEAT_PUMP(false),
    STORAGE(false),
    AVIATION_TRANSITION(false),
    OTHER(true);

    private final boolean lowersElectricityImport;

    MeasureType(boolean lowersElectricityImport) {
        this.lowersElectricityImport = lowersElectricityImport;
    }

    /** False for what moves energy between carriers, hours or places: its electricity meter alone proves no saving. */
    public boolean lowersElectricityImport() {
        return lowersElectricityImport;
    }
}
