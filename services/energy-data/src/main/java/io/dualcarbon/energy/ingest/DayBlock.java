package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.calendar.LocalDays.Span;
import java.util.Arrays;
import java.util.UUID;

/**
 * What an upload says of one meter and local day.
 *
 * @param ordinal numbers the blocks of an upload
 * @param pass 0 for the first block of its meter and day; a later one overrides it
 * @param values NaN where nothing was sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only filled
record DayBlock(
        int ordinal, int pass, UUID meterId, Span day, int intervalMinutes, boolean apportioned, double[] values) {

    static DayBlock empty(int ordinal, int pass, UUID meterId, Span day, int intervalMinutes, boolean apportioned) {
        var values = new double[day.slots(intervalMinutes)];
        Arrays.fill(values, Double.NaN);
        return new DayBlock(ordinal, pass, meterId, day, intervalMinutes, apportioned, values);
    }
}
