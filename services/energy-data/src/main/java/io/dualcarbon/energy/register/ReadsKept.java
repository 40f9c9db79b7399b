package io.dualcarbon.energy.register;

import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads of dials came, or were corrected, in these months, whether or not they say what flowed. */
public record ReadsKept(Map<UUID, Set<YearMonth>> months) {}
