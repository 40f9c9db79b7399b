package io.dualcarbon.platform.http;

import java.math.BigDecimal;

/** Numbers that can be written out: {@code 1E+2147483647} is short to send and would take two gigabytes to store. */
final class NumberRule {
    /** Of digits on either side of the point. */
    static final int MOST_DIGITS = 40;

    private NumberRule() {}

    static boolean covers(BigDecimal number) {
        return number.scale() <= MOST_DIGITS && (long) number.precision() - number.scale() <= MOST_DIGITS;
    }
}
