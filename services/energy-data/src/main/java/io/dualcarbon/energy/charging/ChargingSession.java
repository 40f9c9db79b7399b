package io.dualcarbon.energy.charging;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What was charged at a station in one go. Times in seconds since 1970. */
record ChargingSession(@Nullable String connector, long start, long end, BigDecimal energyKwh) {}
