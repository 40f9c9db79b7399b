package io.dualcarbon.energy.charging;

/** Why a figure is missing or does not tell all. */
public enum ChargingReason {
    /** Neither sessions nor a reading of the station's meter are known of this time. */
    NO_DATA,
    /** No session was ever sent: energy is what the meter counted, and sessions cannot be told. */
    NO_SESSIONS,
    /** The meter is known of a part of the time only. */
    COVERAGE,
    /** The period is not over yet. */
    OPEN,
    /** The registry names no rated power. */
    NO_RATED_POWER,
    /** Of some sessions the connector is not known. */
    CONNECTOR_UNKNOWN
}
