package io.dualcarbon.energy.standardcoal;

/** What a unit of energy is counted for. */
public enum Basis {
    /** 当量值: its heat content. */
    CALORIFIC,
    /** 等价值: what it took to make it, as the standard says for electricity. */
    EQUIVALENT,
    /** Its heat content in kWh, as delivered to the site. */
    SITE
}
