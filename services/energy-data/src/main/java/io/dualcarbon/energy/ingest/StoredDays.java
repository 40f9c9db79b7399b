package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.sql.CopyReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads stored days. */
final class StoredDays {
    private StoredDays() {}

    /**
     * @param query gives ordinal, interval_minutes, apportioned, received_at, slot_values, slot_arrivals, filled_slots
     */
    static void read(Connection connection, String query, Reader reader) throws SQLException {
        CopyReader.read(
                connection,
                query,
                row -> reader.take(
                        row.nextInt(),
                        row.nextInt(),
                        row.nextBoolean(),
                        row.nextEpochMicros(),
                        Objects.requireNonNull(row.nextDoubles()),
                        row.nextInts(),
                        filled(row.nextInts())));
    }

    /** The database counts slots from 1. */
    private static BitSet filled(int @Nullable [] slots) {
        var filled = new BitSet();
        for (var i = 0; slots != null && i < slots.length; i++) {
            filled.set(slots[i] - 1);
        }
        return filled;
    }

    interface Reader {
        void take(
                int ordinal,
                int intervalMinutes,
                boolean apportioned,
                long receivedAtMicros,
                double[] values,
                int @Nullable [] arrivals,
                BitSet filled)
                throws SQLException;
    }
}
