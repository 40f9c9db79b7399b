package io.dualcarbon.energy.baseline;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many digits leave. */
final class Rounded {
    private static final int SHARE_DECIMALS = 4;
    private static final int QUANTITY_DECIMALS = 6;

    private Rounded() {}

    static double share(double value) {
        return to(value, SHARE_DECIMALS);
    }

    static double quantity(double value) {
        return to(value, QUANTITY_DECIMALS);
    }

    private static double to(double value, int decimals) {
        return BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .doubleValue()
                + 0.0; // no negative zero
    }
}
