package io.dualcarbon.energy.daily;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** With how many decimals figures leave. */
public final class Rounding {
    private Rounding() {}

    public static double quantity(double value) {
        return rounded(value, 6);
    }

    public static double share(double value) {
        return rounded(value, 4);
    }

    /** What share of a quantity was measured. Of nothing, all of it if nothing was estimated either. */
    public static double measuredShare(double measured, double quantity) {
        return quantity == 0 ? 1 : share(Math.min(1, Math.max(0, measured / quantity)));
    }

    private static double rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
