package io.dualcarbon.energy.series;

/** The lengths of time over which a series may be summed. */
public enum Resolution {
    PT15M(15, 366),
    PT1H(60, 366),
    P1D(1440, 3660),
    P1M(0, 3660);

    private final int minutes;
    private final int mostDays;

    Resolution(int minutes, int mostDays) {
        this.minutes = minutes;
        this.mostDays = mostDays;
    }

    int minutes() {
        return minutes;
    }

    int mostDays() {
        return mostDays;
    }

    boolean isWithinDays() {
        return this == PT15M || this == PT1H;
    }
}
