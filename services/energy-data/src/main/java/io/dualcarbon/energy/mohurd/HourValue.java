package io.dualcarbon.energy.mohurd;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * What a building used of an energy item in an hour.
 *
 * @param coalKgce calorific standard coal
 * @param valid false if a value is missing in it, or was filled
 */
record HourValue(
        String itemCode,
        LocalDateTime start,
        LocalDateTime end,
        BigDecimal quantity,
        BigDecimal coalKgce,
        boolean valid) {}
