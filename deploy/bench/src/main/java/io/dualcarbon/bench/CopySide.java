package io.dualcarbon.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Binary COPY into the table that one would make without thinking of blocks: a row a reading, partitioned by month, the
 * primary key (tenant, meter, time), in a database of the platform's own server. No parsing, no checks, no sums.
 */
final class CopySide implements Side {
    static final String DATABASE = "bench";

    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(ISO_8859_1);
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int CHUNK = 1 << 17;
    private static final int MOST_OF_A_ROW = 80;

    private final Connection connection;
    private final IngestLoad load;
    private final boolean byMeter;

    /** {@code byMeter}: meter after meter instead of in the order of time. */
    CopySide(Connection connection, IngestLoad load, boolean byMeter) {
        this.connection = connection;
        this.load = load;
        this.byMeter = byMeter;
    }

    static void createTable(Connection connection) {
        Sql.run(connection, """
                create table reading (
                    tenant_id text not null, meter_id uuid not null, start timestamptz not null, value float8 not null,
                    primary key (tenant_id, meter_id, start)
                ) partition by range (start)
                """);
        for (var month = YearMonth.of(2024, 1); month.getYear() < 2027; month = month.plusMonths(1)) {
            Sql.run(
                    connection,
                    "create table reading_%s partition of reading for values from ('%s') to ('%s')"
                            .formatted(
                                    partition(month),
                                    month.atDay(1) + " 00:00+08",
                                    month.plusMonths(1).atDay(1) + " 00:00+08"));
        }
    }

    static String partition(YearMonth month) {
        return month.toString().replace("-", "");
    }

    @Override
    public String key() {
        return byMeter ? "copyByMeter" : "copy";
    }

    @Override
    public String what() {
        return "binary COPY into a row a reading, " + (byMeter ? "meter after meter" : "in the order of time");
    }

    @Override
    public String durability() {
        return "One transaction for everything, flushed to disk at its end (fsync %s, synchronous_commit %s)."
                .formatted(Sql.text(connection, "show fsync"), Sql.text(connection, "show synchronous_commit"));
    }

    @Override
    public Timing load(YearMonth month) {
        var chunks = encode(load.in(month));
        try {
            var begin = System.nanoTime();
            connection.setAutoCommit(false);
            var copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy reading (tenant_id, meter_id, start, value) from stdin (format binary)");
            for (var chunk : chunks) {
                copy.writeToCopy(chunk, 0, chunk.length);
            }
            copy.endCopy();
            connection.commit();
            var seconds = (System.nanoTime() - begin) / 1e9;
            connection.setAutoCommit(true);
            return new Timing(seconds, seconds);
        } catch (SQLException e) {
            throw new BenchFailed("COPY failed", e);
        }
    }

    private List<byte[]> encode(Readings readings) {
        var tenant = Fleet.TENANT.getBytes(US_ASCII);
        var chunks = new ArrayList<byte[]>();
        var buffer = ByteBuffer.allocate(CHUNK);
        buffer.put(SIGNATURE).putInt(0).putInt(0);
        for (var i = 0; i < readings.count(); i++) {
            var meter = readings.meters()
                    .get(byMeter ? i / readings.slots() : i % readings.meters().size());
            var slot = byMeter ? i % readings.slots() : i / readings.meters().size();
            buffer.putShort((short) 4);
            buffer.putInt(tenant.length).put(tenant);
            buffer.putInt(16)
                    .putLong(meter.id().getMostSignificantBits())
                    .putLong(meter.id().getLeastSignificantBits());
            buffer.putInt(8).putLong(ChronoUnit.MICROS.between(EPOCH, readings.start(slot)));
            buffer.putInt(8).putDouble(readings.value(meter, slot));
            if (buffer.remaining() < MOST_OF_A_ROW) {
                chunks.add(drain(buffer));
            }
        }
        buffer.putShort((short) -1);
        chunks.add(drain(buffer));
        return chunks;
    }

    private static byte[] drain(ByteBuffer buffer) {
        var bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes).clear();
        return bytes;
    }
}
