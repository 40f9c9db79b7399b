package io.dualcarbon.energy.mohurd;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what goes into a package. */
@ApplicationScoped
class MohurdData {
    private static final String BUILDINGS = """
            select b.building_id, b.code, c.code, b.name, o.name, b.completed_year, p.gross_floor_area_m2,
                   b.retired_at is not null
            from building b
            left join mohurd_building c on c.tenant_id = b.tenant_id and c.building_id = b.building_id
            left join building_placement p on p.tenant_id = b.tenant_id and p.building_id = b.building_id
                and p.from_day <= ? and p.to_day > ?
            left join organization o on o.tenant_id = p.tenant_id and o.organization_id = p.organization_id
            where b.tenant_id = ? and b.building_id = any(?) order by c.code, b.building_id
            """;

    private static final String CARRIERS = "select carrier, class_code, factor, kgce_per_unit from mohurd_carrier";

    /** In the order of the meters, so that equal data give equal sums. */
    private static final String HOURS = """
            select n.node_id, n.carrier, n.end_use, b.interval_minutes, b.slot_values, b.filled_slots
            from node_meter n join meter m on m.tenant_id = n.tenant_id and m.meter_id = n.meter_id
            left join interval_block b on b.tenant_id = n.tenant_id and b.meter_id = n.meter_id and b.day = ?
                and not b.apportioned
            where n.tenant_id = ? and n.node_kind = 'BUILDING' and n.node_id = any(?) and n.direction = 'IMPORT'
              and n.from_day <= ? and n.to_day > ? and (b.day is not null or m.retired_at is null or (m.retired_at at time zone ?)::date > ?)
            order by n.node_id, n.carrier, n.end_use, n.meter_id
            """;

    private final Database database;
    private final Tenancy tenancy;

    MohurdData(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /** As they are on a day. */
    List<ExportedBuilding> buildings(Collection<UUID> ids, LocalDate day) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(BUILDINGS)) {
                query.setObject(1, day);
                query.setObject(2, day);
                query.setString(3, tenancy.id());
                query.setArray(4, connection.createArrayOf("uuid", ids.toArray()));
                var found = new ArrayList<ExportedBuilding>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(new ExportedBuilding(
                                rows.getObject(1, UUID.class),
                                Optional.ofNullable(rows.getString(2)).orElse(""),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5),
                                rows.getObject(6, Integer.class),
                                rows.getBigDecimal(7),
                                rows.getBoolean(8)));
                    }
                }
                return found;
            }
        });
    }

    /** What the codes of the guideline are called in a dialect. */
    Map<String, String> dialect(MohurdDialect dialect) {
        return database.ask(connection -> {
            try (var query =
                    connection.prepareStatement("select code, uploaded from mohurd_dialect where dialect = ?")) {
                query.setString(1, dialect.name());
                return texts(query.executeQuery());
            }
        });
    }

    /** The sub-items of electricity, with their names. */
    Map<String, String> subItems() {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(
                    "select code, name from mohurd_code where kind = 'ELECTRICITY_SUBITEM'")) {
                return texts(query.executeQuery());
            }
        });
    }

    private static Map<String, String> texts(ResultSet result) throws SQLException {
        try (var rows = result) {
            var found = new HashMap<String, String>();
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
            return found;
        }
    }

    Map<String, CarrierClass> classes() {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(CARRIERS);
                    var rows = query.executeQuery()) {
                var found = new HashMap<String, CarrierClass>();
                while (rows.next()) {
                    found.put(
                            rows.getString(1),
                            new CarrierClass(rows.getString(2), rows.getBigDecimal(3), rows.getBigDecimal(4)));
                }
                return found;
            }
        });
    }

    /** What the buildings used in the hours of a day, as far as there are values. */
    Map<UUID, Map<Item, Hour[]>> hours(Collection<UUID> buildingIds, LocalDate day, LocalDays days) {
        var span = days.of((int) day.toEpochDay());
        var count = span.slots(60);
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(HOURS)) {
                query.setObject(1, day);
                query.setString(2, tenancy.id());
                query.setArray(3, connection.createArrayOf("uuid", buildingIds.toArray()));
                query.setObject(4, day);
                query.setObject(5, day);
                query.setString(6, days.zone().getId());
                query.setObject(7, day);
                var found = new HashMap<UUID, Map<Item, Hour[]>>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var hours = found.computeIfAbsent(rows.getObject(1, UUID.class), none -> new TreeMap<>())
                                .computeIfAbsent(new Item(rows.getString(2), rows.getString(3)), none -> empty(count));
                        add(hours, rows.getInt(4), rows.getArray(5), rows.getArray(6));
                    }
                }
                return found;
            }
        });
    }

    private static Hour[] empty(int count) {
        var hours = new Hour[count];
        for (var hour = 0; hour < count; hour++) {
            hours[hour] = new Hour();
        }
        return hours;
    }

    private static void add(Hour[] hours, int interval, @Nullable Array stored, @Nullable Array filledSlots)
            throws SQLException {
        var values = stored == null || interval > 60 || 60 % interval != 0
                ? new Double[0]
                : (@Nullable Double[]) stored.getArray();
        var filled = new BitSet();
        if (filledSlots != null) {
            for (var slot : (Integer[]) filledSlots.getArray()) {
                filled.set(slot - 1);
            }
        }
        var each = values.length == 0 ? 1 : 60 / interval;
        for (var hour = 0; hour < hours.length; hour++) {
            for (var slot = hour * each; slot < (hour + 1) * each; slot++) {
                hours[hour].add(slot < values.length ? values[slot] : null, filled.get(slot));
            }
        }
    }

    static LocalDateTime local(long epochSecond, ZoneId zone) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(epochSecond), zone);
    }

    /** What is counted: a carrier, or an end use of it. */
    record Item(String carrier, String endUse) implements Comparable<Item> {
        private static final Set<String> ITEMISED = Set.of("ELECTRICITY");

        /** The guideline has sub-items of electricity only. */
        boolean isExported() {
            return endUse.isEmpty() || ITEMISED.contains(carrier);
        }

        @Override
        public int compareTo(Item other) {
            var byCarrier = carrier.compareTo(other.carrier);
            return byCarrier != 0 ? byCarrier : endUse.compareTo(other.endUse);
        }
    }

    /** An hour of some meters. */
    static final class Hour {
        private BigDecimal sum = BigDecimal.ZERO;
        private boolean any;
        private boolean valid = true;

        void add(@Nullable Double value, boolean filled) {
            if (value == null) {
                valid = false;
            } else {
                sum = sum.add(BigDecimal.valueOf(value));
                any = true;
                valid &= !filled;
            }
        }

        BigDecimal sum() {
            return sum;
        }

        boolean hasValues() {
            return any;
        }

        boolean isValid() {
            return valid;
        }
    }

    /** The class of a carrier. */
    record CarrierClass(String code, BigDecimal factor, BigDecimal kgcePerUnit) {}
}
