package io.dualcarbon.energy.quality;

/** How a league table of completeness tells meters apart. The names are the words of the API. */
public enum CompletenessGroup {
    meter,
    building
}
