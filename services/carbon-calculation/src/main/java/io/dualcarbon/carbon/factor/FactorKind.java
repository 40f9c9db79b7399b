package io.dualcarbon.carbon.factor;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a factor stands for. The same kilowatt-hour has one of each. */
@Schema(
        description = "What a factor stands for. The same kilowatt-hour has one of each: AVERAGE of all generation,"
                + " EXCL_MARKET_TRADED_NON_FOSSIL (stands in for a residual mix), FOSSIL generation only, OPERATING_MARGIN"
                + " (plants that follow the load), what the national or Shanghai trading scheme lets its members use,"
                + " LCA_FOOTPRINT over the life cycle; defaults of heat and fuels.")
public enum FactorKind {
    /** Mean of all generation in the area in that year (MEE/NBS). */
    AVERAGE,
    /** Mean without the non-fossil power that was sold on the market: stands in for a residual mix. */
    EXCL_MARKET_TRADED_NON_FOSSIL,
    /** Mean of fossil generation only. */
    FOSSIL,
    /** What one kilowatt-hour more or less changes in the plants that follow the load. */
    OPERATING_MARGIN,
    /** Operating margin over several years. */
    OPERATING_MARGIN_MEAN,
    /** What the national ETS lets enterprises use for bought power. */
    ETS_ENTERPRISE_NATIONAL,
    /** Whole life cycle of power. */
    LCA_FOOTPRINT,
    /** What the Shanghai ETS lets its members use. */
    SHANGHAI_ETS_DEFAULT,
    /** Green power in the Shanghai ETS, for proven kilowatt-hours only. */
    SHANGHAI_ETS_GREEN_POWER,
    /** Shanghai's benefit scheme for small rooftop PV. */
    SHANGHAI_TANPUHUI_PV,
    /** For want of the supplier's own figure. */
    NATIONAL_DEFAULT,
    /** Heat of a gas boiler. */
    GAS_BOILER,
    /** Heat of gas-fired cogeneration. */
    GAS_CHP,
    /** Fuels as in China's provincial inventory guide. */
    PROVINCIAL_GUIDE,
    /** Fuels as in the IPCC guidelines of 2006. */
    IPCC_2006
}
