package io.dualcarbon.energy.baseline.engine;

import org.jspecify.annotations.Nullable;

/**
 * Consumption of a day: {@code base + heating * max(0, heatingBalance - T) + cooling * max(0, T - coolingBalance)}.
 *
 * @param heating per kelvin and day; null if the shape has none
 * @param cooling per kelvin and day; null if the shape has none
 * @param assumed the balance points that were given; null if they were found by search
 */
public record DegreeDayModel(
        Shape shape,
        Coefficient base,
        @Nullable Coefficient heating,
        @Nullable Coefficient cooling,
        double heatingBalanceC,
        double coolingBalanceC,
        @Nullable BalancePoints assumed)
        implements Model {
    @Override
    public int parameterCount() {
        return shape.parameterCount(assumed != null);
    }

    @Override
    public double at(int hourOfWeek, double temperatureC) {
        return base.value() + heating(temperatureC) + cooling(temperatureC);
    }

    @Override
    public double heating(double temperatureC) {
        return heating == null ? 0 : heating.value() * Math.max(0, heatingBalanceC - temperatureC);
    }

    @Override
    public double cooling(double temperatureC) {
        return cooling == null ? 0 : cooling.value() * Math.max(0, temperatureC - coolingBalanceC);
    }

    /** With both, a higher base load and closer balance points fit as well as the opposite. */
    @Override
    public boolean canBeSplit() {
        return shape != Shape.HEATING_AND_COOLING;
    }
}
