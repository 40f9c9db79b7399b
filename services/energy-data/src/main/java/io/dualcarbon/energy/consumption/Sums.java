package io.dualcarbon.energy.consumption;

/**
 * What the meters of a group counted in a period. {@code coveredDays} are meter-days of days that are over,
 * {@code days} those that have any value; it is not known where meters are summed.
 */
record Sums(double total, double measured, double coveredDays, int days, boolean illustrative) {
    static final Sums NONE = new Sums(0, 0, 0, 0, false);

    /** More of the group: its values count with the sign, and both must be known for the sum to be. */
    Sums plus(Sums other, int sign) {
        return new Sums(
                total + sign * other.total,
                measured + sign * other.measured,
                coveredDays + other.coveredDays,
                days + other.days,
                illustrative || other.illustrative);
    }

    /** What remains when a part is taken out. How much of the whole is known stays. */
    Sums without(Sums part) {
        return new Sums(total - part.total, measured - part.measured, coveredDays, days, illustrative);
    }
}
