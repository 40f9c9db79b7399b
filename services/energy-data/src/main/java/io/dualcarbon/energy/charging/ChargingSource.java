package io.dualcarbon.energy.charging;

/** Where the energy of a station comes from. */
public enum ChargingSource {
    SESSIONS,
    METER,
    NONE
}
