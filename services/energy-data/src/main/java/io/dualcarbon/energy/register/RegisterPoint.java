package io.dualcarbon.energy.register;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a dial showed at an instant, in the carrier's base unit and before the multiplier.
 *
 * @param at seconds since 1970
 * @param startReading where it goes on from; the same reading unless something happened
 * @param event what happened; null for a mere read
 */
record RegisterPoint(
        long at,
        BigDecimal reading,
        BigDecimal startReading,
        @Nullable RegisterEvent event) {
    static RegisterPoint read(long at, BigDecimal reading) {
        return new RegisterPoint(at, reading, reading, null);
    }

    boolean saysTheSameAs(RegisterPoint other) {
        return reading.compareTo(other.reading) == 0
                && startReading.compareTo(other.startReading) == 0
                && event == other.event;
    }

    /** True for either reading of an exchange: both are what the dial showed at that instant. */
    boolean shows(BigDecimal other) {
        return reading.compareTo(other) == 0 || startReading.compareTo(other) == 0;
    }
}
