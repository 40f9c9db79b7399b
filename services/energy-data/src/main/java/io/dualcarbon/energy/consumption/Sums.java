package io.dualcarbon.energy.consumption;

/** What the meters of a group counted in a period. {@code coveredDays} are meter-days of days that are over. */
record Sums(double total, double measured, double coveredDays, boolean illustrative) {
    static final Sums NONE = new Sums(0, 0, 0, false);

    Sums plus(Sums other) {
        return new Sums(
                total + other.total,
                measured + other.measured,
                coveredDays + other.coveredDays,
                illustrative || other.illustrative);
    }

    /** What remains when a part is taken out. How much of the whole is known stays. */
    Sums without(Sums part) {
        return new Sums(total - part.total, measured - part.measured, coveredDays, illustrative);
    }
}
