package io.dualcarbon.energy.baseline.engine;

/** What is consumed at which temperature. */
public sealed interface Model permits DegreeDayModel, TimeOfWeekModel {
    /** How many parameters were estimated, balance points included. */
    int parameterCount();

    /** What the model expects in a day, or in an hour of the week, of that mean temperature. */
    double at(int hourOfWeek, double temperatureC);

    /** The part of {@link #at} that cold weather causes. */
    double heating(double temperatureC);

    /** The part of {@link #at} that warm weather causes. */
    double cooling(double temperatureC);

    default double predict(Interval interval) {
        var hourOfWeek = interval.hourOfWeek();
        var sum = 0.0;
        for (var temperature : interval.temperaturesC()) {
            sum += at(hourOfWeek, temperature);
        }
        return sum;
    }

    /** True if base load and weather can be told apart. */
    boolean canBeSplit();
}
