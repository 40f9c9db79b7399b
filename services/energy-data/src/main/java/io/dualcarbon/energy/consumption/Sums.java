package io.dualcarbon.energy.consumption;

/**
 * What the meters of a group counted in a period.
 *
 * @param apportioned of the total, what was spread from bills
 * @param filled of the total, what was computed and approved to fill gaps
 * @param coveredDays meter-days of days that are over
 * @param days those that have any value; not known where meters are summed
 */
record Sums(double total, double apportioned, double filled, double coveredDays, int days, boolean illustrative) {
    static final Sums NONE = new Sums(0, 0, 0, 0, 0, false);

    /** More of the group: its values count with the sign, and both must be known for the sum to be. */
    Sums plus(Sums other, int sign) {
        return new Sums(
                total + sign * other.total,
                apportioned + sign * other.apportioned,
                filled + sign * other.filled,
                coveredDays + other.coveredDays,
                days + other.days,
                illustrative || other.illustrative);
    }

    /** What remains when a part is taken out. How much of the whole is known stays. */
    Sums without(Sums part) {
        return new Sums(
                total - part.total,
                apportioned - part.apportioned,
                filled - part.filled,
                coveredDays,
                days,
                illustrative);
    }
}
