package io.dualcarbon.energy.series;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.series.BlockReader.Block;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a meter's days as they were known at a time that has passed. */
@ApplicationScoped
class BlockHistory {
    /**
     * Of each day the state that the first correction after that time replaced; the one of today if there was none.
     * What was only added after that time tells by when it came.
     */
    private static final String STATES = """
            select distinct on (day) day, interval_minutes, apportioned, received_at, slot_values, slot_arrivals,
                   filled_slots
            from (
                select day, interval_minutes, apportioned, received_at, slot_values, slot_arrivals, filled_slots,
                       'infinity'::timestamptz as revised_at, 0 as pass
                from interval_block where tenant_id = ? and meter_id = ? and day >= ? and day < ?
                union all
                select day, interval_minutes, interval_minutes = 1440, received_at, slot_values, slot_arrivals,
                       filled_slots, revised_at, pass
                from block_revision
                where tenant_id = ? and meter_id = ? and day >= ? and day < ? and revised_at > ?) states
            order by day, revised_at, pass
            """;

    private final Database database;
    private final Tenancy tenancy;

    BlockHistory(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    Map<LocalDate, Block> read(UUID meterId, LocalDate from, LocalDate to, LocalDays days, Instant asOf) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(STATES)) {
                for (var first = 1; first <= 5; first += 4) {
                    query.setString(first, tenancy.id());
                    query.setObject(first + 1, meterId);
                    query.setObject(first + 2, from);
                    query.setObject(first + 3, to);
                }
                query.setObject(9, asOf.atOffset(ZoneOffset.UTC));
                var blocks = new HashMap<LocalDate, Block>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var day = rows.getObject(1, LocalDate.class);
                        var dayStart = days.of((int) day.toEpochDay()).start();
                        var block = known(rows, dayStart, asOf);
                        if (block.present() > 0) {
                            blocks.put(day, block);
                        }
                    }
                }
                return blocks;
            }
        });
    }

    private static Block known(ResultSet row, long dayStart, Instant asOf) throws SQLException {
        var values = (Double[]) row.getArray(5).getArray();
        var arrivals = ints(row.getArray(6));
        var filled = new BitSet();
        for (var slot : ints(row.getArray(7))) {
            filled.set(slot - 1);
        }
        var came = !row.getObject(4, OffsetDateTime.class).toInstant().isAfter(asOf);
        var present = 0;
        var total = 0.0;
        for (var slot = 0; slot < values.length; slot++) {
            var isKnown = arrivals.length == 0 ? came : dayStart + arrivals[slot] <= asOf.getEpochSecond();
            var value = values[slot];
            if (!isKnown) {
                values[slot] = null;
                filled.clear(slot);
            } else if (value != null) {
                present++;
                total += value;
            }
        }
        return new Block(row.getInt(2), values.length, present, row.getBoolean(3), total, filled, values);
    }

    private static Integer[] ints(@Nullable Array array) throws SQLException {
        return array == null ? new Integer[0] : (Integer[]) array.getArray();
    }
}
