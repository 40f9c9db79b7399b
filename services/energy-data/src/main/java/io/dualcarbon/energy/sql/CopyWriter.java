package io.dualcarbon.energy.sql;

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

/** Writes rows into a table in PostgreSQL's binary format of COPY: as text, numbers would take ten times as long. */
public final class CopyWriter implements AutoCloseable {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(ISO_8859_1);
    static final int EPOCH_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();
    static final long EPOCH_MICROS = ChronoUnit.MICROS.between(
            OffsetDateTime.parse("1970-01-01T00:00:00Z"), OffsetDateTime.parse("2000-01-01T00:00:00Z"));
    private static final int FLOAT8 = 701;
    private static final int INT4 = 23;
    private static final int FLUSH_AT = 1 << 17;
    private static final int SCALAR_BYTES = 20;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(2 * FLUSH_AT);

    public CopyWriter(Connection connection, String table) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s from stdin (format binary)".formatted(table));
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Begins a row. Each column must be written, in order. */
    public CopyWriter row(int columns) throws SQLException {
        if (buffer.position() > FLUSH_AT) {
            flush();
        }
        reserve(2 + SCALAR_BYTES * columns);
        buffer.putShort((short) columns);
        return this;
    }

    public CopyWriter putInt(int value) {
        buffer.putInt(4).putInt(value);
        return this;
    }

    public CopyWriter putUuid(UUID id) {
        buffer.putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return this;
    }

    public CopyWriter putDate(int epochDay) {
        return putInt(epochDay - EPOCH_DAY);
    }

    public CopyWriter putInstant(long epochMicros) {
        buffer.putInt(8).putLong(epochMicros - EPOCH_MICROS);
        return this;
    }

    public CopyWriter putBoolean(boolean value) {
        buffer.putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    public CopyWriter putDouble(double value) {
        buffer.putInt(8).putDouble(value);
        return this;
    }

    public CopyWriter putNull() {
        buffer.putInt(-1);
        return this;
    }

    public CopyWriter putDoubles(double[] values) throws SQLException {
        return putDoubles(values, values.length);
    }

    /** NaN stands for null. */
    public CopyWriter putDoubles(double[] values, int present) throws SQLException {
        reserve(24 + 12 * values.length);
        buffer.putInt(20 + 4 * values.length + 8 * present);
        putArrayHeader(present < values.length, FLOAT8, values.length);
        for (var value : values) {
            if (Double.isNaN(value)) {
                buffer.putInt(-1);
            } else {
                buffer.putInt(8).putDouble(value);
            }
        }
        return this;
    }

    public CopyWriter putInts(int @Nullable [] numbers) throws SQLException {
        if (numbers == null) {
            return putNull();
        }
        reserve(24 + 8 * numbers.length);
        buffer.putInt(20 + 8 * numbers.length);
        putArrayHeader(false, INT4, numbers.length);
        for (var number : numbers) {
            putInt(number);
        }
        return this;
    }

    private void putArrayHeader(boolean hasNull, int type, int length) {
        buffer.putInt(1).putInt(hasNull ? 1 : 0).putInt(type).putInt(length).putInt(1);
    }

    /** Room for an array, and for the scalars that may follow it. */
    private void reserve(int bytes) throws SQLException {
        var wanted = bytes + 32 * SCALAR_BYTES;
        if (buffer.remaining() < wanted) {
            flush();
        }
        if (buffer.capacity() < wanted) {
            buffer = ByteBuffer.allocate(wanted);
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** Without it, nothing is written. */
    public void finish() throws SQLException {
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
