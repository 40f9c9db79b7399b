package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.sql.CopyWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Writes days into the staging table. */
final class StagingCopy implements AutoCloseable {
    private final CopyWriter rows;

    StagingCopy(Connection connection) throws SQLException {
        rows = new CopyWriter(connection, "staged_block");
    }

    void write(int step, int ordinal, UUID meterId, int epochDay, BlockState day) throws SQLException {
        var present = day.presentSlots();
        rows.row(14)
                .putInt(step)
                .putInt(ordinal)
                .putUuid(meterId)
                .putDate(epochDay)
                .putInt(day.intervalMinutes())
                .putInt(day.values().length)
                .putInt(present)
                .putBoolean(day.apportioned())
                .putDouble(day.total())
                .putInstant(day.receivedAtMicros())
                .putDoubles(day.values(), present)
                .putInts(day.arrivals())
                .putInts(day.filledSlots())
                .putDouble(day.filledTotal());
    }

    void finish() throws SQLException {
        rows.finish();
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
