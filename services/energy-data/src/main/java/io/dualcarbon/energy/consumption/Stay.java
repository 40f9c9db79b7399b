package io.dualcarbon.energy.consumption;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The days on which a meter is part of something.
 *
 * @param to the day after the last
 */
record Stay(UUID meter, LocalDate from, LocalDate to) {
    long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    boolean isThroughout(Span span) {
        return !from.isAfter(span.from()) && !to.isBefore(span.to());
    }
}
