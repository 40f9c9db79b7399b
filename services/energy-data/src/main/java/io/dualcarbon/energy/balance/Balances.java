package io.dualcarbon.energy.balance;

import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** Reads which meters lie in another on which days, and what they counted. */
@ApplicationScoped
class Balances {
    private static final String CHILDREN = """
            select m.meter_id, m.code, p.from_day, least(p.to_day, (m.retired_at at time zone ?)::date)
            from meter_parent p join meter m on m.tenant_id = p.tenant_id and m.meter_id = p.meter_id
            where p.tenant_id = ? and p.parent_id = ? and p.from_day < ? and p.to_day > ?
              and m.carrier = ? and m.direction = ? and m.meter_id <> p.parent_id
            order by m.code, m.meter_id, p.from_day
            """;

    private static final String DAYS = """
            select meter_id, day, total, present::float8 / slots, case when apportioned then 0 else total - filled_total end
            from interval_block
            where tenant_id = ? and meter_id = any (?) and day >= ? and day < ? and present > 0
            """;

    private final Database database;
    private final Tenancy tenancy;

    Balances(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    List<Child> children(Meter meter, LocalDate from, LocalDate to, ZoneId zone) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(CHILDREN)) {
                query.setString(1, zone.getId());
                query.setString(2, tenancy.id());
                query.setObject(3, meter.id());
                query.setObject(4, to);
                query.setObject(5, from);
                query.setString(6, meter.carrier().name());
                query.setString(7, meter.direction().name());
                var found = new ArrayList<Child>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Child(
                                rows.getObject(1, UUID.class),
                                rows.getString(2),
                                rows.getObject(3, LocalDate.class),
                                rows.getObject(4, LocalDate.class)));
                    }
                }
                return found;
            }
        });
    }

    Map<UUID, NavigableMap<LocalDate, Day>> days(Collection<UUID> meterIds, LocalDate from, LocalDate to) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(DAYS)) {
                query.setString(1, tenancy.id());
                query.setArray(2, connection.createArrayOf("uuid", meterIds.toArray()));
                query.setObject(3, from);
                query.setObject(4, to);
                var found = new HashMap<UUID, NavigableMap<LocalDate, Day>>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getObject(1, UUID.class), none -> new TreeMap<>())
                                .put(
                                        rows.getObject(2, LocalDate.class),
                                        new Day(rows.getDouble(3), rows.getDouble(4), rows.getDouble(5)));
                    }
                }
                return found;
            }
        });
    }

    /** A meter that lies below another from a day to the one before {@code to}. */
    record Child(UUID id, String code, LocalDate from, LocalDate to) {}

    /** What a meter counted in a day, for how much of it there are values, and how much of it was measured. */
    record Day(double total, double known, double measured) {}
}
