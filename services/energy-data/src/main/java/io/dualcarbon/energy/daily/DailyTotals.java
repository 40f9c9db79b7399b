package io.dualcarbon.energy.daily;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What meters counted in whole days. */
@ApplicationScoped
public class DailyTotals {
    private final Database database;
    private final Tenancy tenancy;

    DailyTotals(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /** The days in {@code [from, to)} of which something is known. */
    public Map<UUID, Map<LocalDate, DayTotal>> read(Collection<UUID> meterIds, LocalDate from, LocalDate to) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select meter_id, day, total, present::float8 / slots,
                           case when apportioned then 0 else total - filled_total end
                    from interval_block
                    where tenant_id = ? and meter_id = any(?) and day >= ? and day < ? and present > 0
                    """)) {
                query.setString(1, tenancy.id());
                query.setArray(2, connection.createArrayOf("uuid", meterIds.toArray()));
                query.setObject(3, from);
                query.setObject(4, to);
                var found = new HashMap<UUID, Map<LocalDate, DayTotal>>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getObject(1, UUID.class), none -> new HashMap<>())
                                .put(
                                        rows.getObject(2, LocalDate.class),
                                        new DayTotal(rows.getDouble(3), rows.getDouble(4), rows.getDouble(5)));
                    }
                }
                return found;
            }
        });
    }

    /**
     * A meter's day.
     *
     * @param covered share of the day that is known
     * @param measured what of the quantity was measured at its interval, neither filled nor apportioned
     */
    public record DayTotal(double quantity, double covered, double measured) {
        public boolean isWhole() {
            return covered >= 1;
        }
    }
}
