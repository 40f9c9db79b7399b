package io.dualcarbon.energy.ingest;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads stored days in PostgreSQL's binary format of COPY: as text, their values would take ten times as long. */
final class StoredDays {
    private static final int HEADER_BYTES = 19;
    private static final long EPOCH_MICROS = ChronoUnit.MICROS.between(
            OffsetDateTime.parse("1970-01-01T00:00:00Z"), OffsetDateTime.parse("2000-01-01T00:00:00Z"));

    private StoredDays() {}

    /**
     * @param query gives ordinal, interval_minutes, apportioned, received_at, slot_values, slot_arrivals, filled_slots
     */
    static void read(Connection connection, String query, Reader reader) throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (%s) to stdout (format binary)".formatted(query));
        try {
            read(copy, reader);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void read(CopyOut copy, Reader reader) throws SQLException {
        var isFirst = true;
        for (var message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
            var row = ByteBuffer.wrap(message);
            if (isFirst) {
                row.position(HEADER_BYTES);
                isFirst = false;
            }
            if (row.remaining() < 2 || row.getShort() < 0) {
                continue; // the header alone, or the end
            }
            var ordinal = intField(row);
            var interval = intField(row);
            row.getInt();
            var apportioned = row.get() != 0;
            row.getInt();
            var receivedAt = row.getLong() + EPOCH_MICROS;
            reader.take(ordinal, interval, apportioned, receivedAt, values(row), arrivals(row), filled(row));
        }
    }

    private static int intField(ByteBuffer row) {
        row.getInt();
        return row.getInt();
    }

    private static double[] values(ByteBuffer row) {
        row.getInt();
        var values = new double[arrayLength(row)];
        for (var i = 0; i < values.length; i++) {
            values[i] = row.getInt() < 0 ? Double.NaN : row.getDouble();
        }
        return values;
    }

    private static int @Nullable [] arrivals(ByteBuffer row) {
        if (row.getInt() < 0) {
            return null;
        }
        var arrivals = new int[arrayLength(row)];
        Arrays.setAll(arrivals, i -> intField(row));
        return arrivals;
    }

    /** The database counts slots from 1. */
    private static BitSet filled(ByteBuffer row) {
        var slots = arrivals(row);
        var filled = new BitSet();
        for (var i = 0; slots != null && i < slots.length; i++) {
            filled.set(slots[i] - 1);
        }
        return filled;
    }

    /** Behind the number of dimensions, whether there are nulls, and the type. */
    private static int arrayLength(ByteBuffer row) {
        if (row.getInt() == 0) {
            row.getLong();
            return 0;
        }
        row.getLong();
        var length = row.getInt();
        row.getInt();
        return length;
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
