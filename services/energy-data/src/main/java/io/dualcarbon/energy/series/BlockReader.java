package io.dualcarbon.energy.series;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a meter's stored days. */
@ApplicationScoped
public class BlockReader {
    private final Database database;
    private final Tenancy tenancy;

    BlockReader(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /** Without their values if only totals are asked for: those lie apart on disk. */
    public Map<LocalDate, Block> read(UUID meterId, LocalDate from, LocalDate to, boolean withValues) {
        var sql = "select day, interval_minutes, slots, present, apportioned, total, filled_slots"
                + (withValues ? ", slot_values" : "")
                + " from interval_block where tenant_id = ? and meter_id = ? and day >= ? and day < ?";
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setString(1, tenancy.id());
                query.setObject(2, meterId);
                query.setObject(3, from);
                query.setObject(4, to);
                var blocks = new HashMap<LocalDate, Block>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        blocks.put(
                                rows.getObject(1, LocalDate.class),
                                new Block(
                                        rows.getInt(2),
                                        rows.getInt(3),
                                        rows.getInt(4),
                                        rows.getBoolean(5),
                                        rows.getDouble(6),
                                        slots(rows.getArray(7)),
                                        withValues ? (Double[]) rows.getArray(8).getArray() : new Double[0]));
                    }
                }
                return blocks;
            }
        });
    }

    /** Counted from 0. */
    private static BitSet slots(@Nullable Array array) throws SQLException {
        var slots = new BitSet();
        if (array != null) {
            for (var slot : (Integer[]) array.getArray()) {
                slots.set(slot - 1);
            }
        }
        return slots;
    }

    /** A stored day; {@code values} may be left out. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Block(
            int intervalMinutes,
            int slots,
            int present,
            boolean apportioned,
            double total,
            BitSet filled,
            @Nullable Double[] values) {}
}
