package io.dualcarbon.energy.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.postgresql.copy.CopyIn;

/** Writes blocks in PostgreSQL's binary format of COPY. */
final class BinaryCopy {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(ISO_8859_1);
    private static final int EPOCH_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();
    private static final int FLOAT8 = 701;
    private static final int FLUSH_AT = 1 << 17;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(2 * FLUSH_AT);

    BinaryCopy(CopyIn copy) {
        this.copy = copy;
    }

    void write(List<DayBlock> blocks) throws SQLException {
        buffer.put(SIGNATURE).putInt(0).putInt(0);
        for (var block : blocks) {
            reserve(200 + 12 * block.values().length);
            write(block);
            if (buffer.position() > FLUSH_AT) {
                flush();
            }
        }
        buffer.putShort((short) -1);
        flush();
    }

    private void write(DayBlock block) {
        var present = 0;
        var total = 0.0;
        for (var value : block.values()) {
            if (!Double.isNaN(value)) {
                present++;
                total += value; // in the order of the slots, as the database sums when it merges
            }
        }
        buffer.putShort((short) 10);
        putInt(block.ordinal());
        putInt(block.pass());
        buffer.putInt(16)
                .putLong(block.meterId().getMostSignificantBits())
                .putLong(block.meterId().getLeastSignificantBits());
        putInt(block.day().epochDay() - EPOCH_DAY);
        putInt(block.intervalMinutes());
        putInt(block.values().length);
        putInt(present);
        buffer.putInt(1).put((byte) (block.apportioned() ? 1 : 0));
        buffer.putInt(8).putDouble(total);
        putArray(block.values(), present);
    }

    private void putInt(int value) {
        buffer.putInt(4).putInt(value);
    }

    private void putArray(double[] values, int present) {
        var hasNull = present < values.length;
        buffer.putInt(20 + 4 * values.length + 8 * present);
        buffer.putInt(1)
                .putInt(hasNull ? 1 : 0)
                .putInt(FLOAT8)
                .putInt(values.length)
                .putInt(1);
        for (var value : values) {
            if (Double.isNaN(value)) {
                buffer.putInt(-1);
            } else {
                buffer.putInt(8).putDouble(value);
            }
        }
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
}
