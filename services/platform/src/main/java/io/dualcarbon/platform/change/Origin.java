package io.dualcarbon.platform.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When an entry of the audit log came about, through whom and from where. */
record Origin(
        Instant at,
        String actor,
        @Nullable String address,
        @Nullable String requestId) {}
