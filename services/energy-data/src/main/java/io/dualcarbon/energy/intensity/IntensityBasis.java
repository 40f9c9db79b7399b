package io.dualcarbon.energy.intensity;

/** How the carriers are added. */
public enum IntensityBasis {
    /** By the heat content that is delivered to the site. */
    SITE_KWH,
    /** By the coefficient set that is named. */
    STANDARD_COAL
}
