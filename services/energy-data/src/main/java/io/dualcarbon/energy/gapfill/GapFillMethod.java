package io.dualcarbon.energy.gapfill;

/** How missing values are computed (domain reference 4.2). */
public enum GapFillMethod {
    /** A line between the values around the gap. */
    LINEAR(1),
    /** The median of the same time on like days (working day or weekend) of the four weeks before. */
    PROFILE(24);

    private final int mostHours;

    GapFillMethod(int mostHours) {
        this.mostHours = mostHours;
    }

    int mostHours() {
        return mostHours;
    }
}
