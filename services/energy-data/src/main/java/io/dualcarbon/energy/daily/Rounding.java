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

    private static double rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
