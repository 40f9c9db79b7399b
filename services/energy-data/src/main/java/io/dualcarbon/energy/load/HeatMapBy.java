package io.dualcarbon.energy.load;

/** What a row of a heat map is. */
public enum HeatMapBy {
    DAY,
    WEEKDAY
}
