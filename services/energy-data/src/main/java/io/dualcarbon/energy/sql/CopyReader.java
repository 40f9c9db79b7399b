package io.dualcarbon.energy.sql;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads what a query gives in PostgreSQL's binary format of COPY. Each column must be taken, in order. COPY knows no
 * parameters: values stand in the query, text by {@link #literal}.
 */
public final class CopyReader {
    private static final int HEADER_BYTES = 19;

    private ByteBuffer row = ByteBuffer.allocate(0);

    private CopyReader() {}

    /** Text as a constant of SQL. */
    public static String literal(Connection connection, String text) throws SQLException {
        return "'" + connection.unwrap(PGConnection.class).escapeLiteral(text) + "'";
    }

    public static void read(Connection connection, String query, RowReader rows) throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (%s) to stdout (format binary)".formatted(query));
        try {
            new CopyReader().read(copy, rows);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void read(CopyOut copy, RowReader rows) throws SQLException {
        var isFirst = true;
        for (var message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
            row = ByteBuffer.wrap(message);
            if (isFirst) {
                row.position(HEADER_BYTES);
                isFirst = false;
            }
            if (row.remaining() >= 2 && row.getShort() >= 0) { // otherwise the header alone, or the end
                rows.take(this);
            }
        }
    }

    public int nextInt() {
        row.getInt();
        return row.getInt();
    }

    public boolean nextBoolean() {
        row.getInt();
        return row.get() != 0;
    }

    public double nextDouble() {
        row.getInt();
        return row.getDouble();
    }

    public UUID nextUuid() {
        row.getInt();
        return new UUID(row.getLong(), row.getLong());
    }

    public int nextEpochDay() {
        return nextInt() + CopyWriter.EPOCH_DAY;
    }

    public long nextEpochMicros() {
        row.getInt();
        return row.getLong() + CopyWriter.EPOCH_MICROS;
    }

    /** Null in the array is NaN. */
    public double @Nullable [] nextDoubles() {
        if (row.getInt() < 0) {
            return null;
        }
        var values = new double[arrayLength()];
        for (var i = 0; i < values.length; i++) {
            values[i] = row.getInt() < 0 ? Double.NaN : row.getDouble();
        }
        return values;
    }

    public int @Nullable [] nextInts() {
        if (row.getInt() < 0) {
            return null;
        }
        var numbers = new int[arrayLength()];
        Arrays.setAll(numbers, i -> nextInt());
        return numbers;
    }

    /** Behind the number of dimensions, whether there are nulls, and the type. */
    private int arrayLength() {
        if (row.getInt() == 0) {
            row.getLong();
            return 0;
        }
        row.getLong();
        var length = row.getInt();
        row.getInt();
        return length;
    }

    /** Takes a row. */
    @FunctionalInterface
    public interface RowReader {
        void take(CopyReader row) throws SQLException;
    }
}
