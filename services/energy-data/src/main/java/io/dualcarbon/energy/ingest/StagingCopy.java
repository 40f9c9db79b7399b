package io.dualcarbon.energy.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes days into the staging table, in PostgreSQL's binary format of COPY. */
final class StagingCopy implements AutoCloseable {
    private static final String COPY = "copy staged_block from stdin (format binary)";
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(ISO_8859_1);
    private static final int EPOCH_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long EPOCH_MICROS = ChronoUnit.MICROS.between(
            OffsetDateTime.parse("1970-01-01T00:00:00Z"), OffsetDateTime.parse("2000-01-01T00:00:00Z"));
    private static final int FLOAT8 = 701;
    private static final int INT4 = 23;
    private static final int FLUSH_AT = 1 << 17;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(2 * FLUSH_AT);

    StagingCopy(Connection connection) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    void write(int step, int ordinal, UUID meterId, int epochDay, BlockState day) throws SQLException {
        reserve(220 + 28 * day.values().length);
        buffer.putShort((short) 14);
        putInt(step);
        putInt(ordinal);
        buffer.putInt(16).putLong(meterId.getMostSignificantBits()).putLong(meterId.getLeastSignificantBits());
        putInt(epochDay - EPOCH_DAY);
        putInt(day.intervalMinutes());
        putInt(day.values().length);
        var present = day.presentSlots();
        putInt(present);
        buffer.putInt(1).put((byte) (day.apportioned() ? 1 : 0));
        buffer.putInt(8).putDouble(day.total());
        buffer.putInt(8).putLong(day.receivedAtMicros() - EPOCH_MICROS);
        putValues(day.values(), present);
        putInts(day.arrivals());
        putInts(day.filledSlots());
        buffer.putInt(8).putDouble(day.filledTotal());
        if (buffer.position() > FLUSH_AT) {
            flush();
        }
    }

    private void putInt(int value) {
        buffer.putInt(4).putInt(value);
    }

    private void putValues(double[] values, int present) {
        buffer.putInt(20 + 4 * values.length + 8 * present);
        putArrayHeader(present < values.length, FLOAT8, values.length);
        for (var value : values) {
            if (Double.isNaN(value)) {
                buffer.putInt(-1);
            } else {
                buffer.putInt(8).putDouble(value);
            }
        }
    }

    private void putInts(int @Nullable [] numbers) {
        if (numbers == null) {
            buffer.putInt(-1);
            return;
        }
        buffer.putInt(20 + 8 * numbers.length);
        putArrayHeader(false, INT4, numbers.length);
        for (var number : numbers) {
            putInt(number);
        }
    }

    private void putArrayHeader(boolean hasNull, int type, int length) {
        buffer.putInt(1).putInt(hasNull ? 1 : 0).putInt(type).putInt(length).putInt(1);
    }

    private void reserve(int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocate(bytes);
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    void finish() throws SQLException {
        reserve(2);
        buffer.putShort((short) -1);
        flush();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
