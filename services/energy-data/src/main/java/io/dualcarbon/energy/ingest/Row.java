package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.registry.MeterRef;
import org.jspecify.annotations.Nullable;

/**
 * One row of an upload as it was sent, or why it cannot be read.
 *
 * @param start seconds since 1970
 * @param intervalMinutes 0: whatever the meter's is
 * @param values NaN where the sender has no value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Row(
        int number,
        @Nullable MeterRef meter,
        @Nullable String unit,
        long start,
        int intervalMinutes,
        double[] values,
        @Nullable RowProblem problem) {}
