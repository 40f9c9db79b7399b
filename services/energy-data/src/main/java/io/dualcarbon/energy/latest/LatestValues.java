package io.dualcarbon.energy.latest;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.Reading;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the last value stored of each meter. A formula's days are stored as those of any other meter. */
@ApplicationScoped
class LatestValues {
    /** Day by day backwards, as far as the last one: the days of a meter lie in one index a month. */
    private static final String SELECT = """
            select m.meter_id, m.code, m.carrier, m.direction, b.day, b.interval_minutes, b.received_at, b.slot_values,
                   b.apportioned, b.filled_slots, m.reading
            from meter m left join lateral (
                select day, interval_minutes, received_at, slot_values, apportioned, filled_slots from interval_block
                where tenant_id = ? and meter_id = m.meter_id and day <= ? and present > 0
                order by day desc limit 1) b on true
            where m.tenant_id = ? and m.meter_id = any(?)
            order by m.meter_id::text collate "C"
            """;

    private final Database database;
    private final Tenancy tenancy;
    private final TenantZone zone;
    private final Clock clock;

    LatestValues(Database database, Tenancy tenancy, TenantZone zone, Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.zone = zone;
        this.clock = clock;
    }

    /** By the meters' ids. */
    List<LatestValueView> of(Collection<UUID> meterIds) {
        var days = new LocalDays(zone.get());
        var now = clock.instant();
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(SELECT)) {
                query.setString(1, tenancy.id());
                query.setObject(2, now.atZone(days.zone()).toLocalDate().plusDays(1));
                query.setString(3, tenancy.id());
                query.setArray(4, connection.createArrayOf("uuid", meterIds.toArray()));
                var found = new ArrayList<LatestValueView>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(view(rows, days, now));
                    }
                }
                return found;
            }
        });
    }

    private static LatestValueView view(ResultSet row, LocalDays days, Instant now) throws SQLException {
        var carrier = Carrier.valueOf(row.getString(3));
        var day = row.getObject(5, LocalDate.class);
        Double value = null;
        OffsetDateTime start = null;
        OffsetDateTime end = null;
        Instant receivedAt = null;
        Long age = null;
        var filled = false;
        if (day != null) {
            var slots = (@Nullable Double[]) row.getArray(8).getArray();
            var last = slots.length - 1;
            while (last > 0 && slots[last] == null) {
                last--;
            }
            var span = days.of((int) day.toEpochDay());
            var seconds = row.getInt(6) * 60L;
            var from = span.start() + last * seconds;
            // A whole day may have 25 hours, and the last interval of a shorter one is cut.
            var to = slots.length == 1 ? span.end() : Math.min(from + seconds, span.end());
            value = slots[last];
            start = time(from, days);
            end = time(to, days);
            age = Math.max(0, now.getEpochSecond() - to);
            receivedAt = row.getObject(7, OffsetDateTime.class).toInstant();
            var filledSlots = row.getArray(10);
            filled = filledSlots != null
                    && List.of((Integer[]) filledSlots.getArray()).contains(last + 1);
        }
        return new LatestValueView(
                row.getObject(1, UUID.class),
                row.getString(2),
                carrier,
                Direction.valueOf(row.getString(4)),
                carrier.baseUnit(),
                value,
                start,
                end,
                age,
                receivedAt,
                row.getBoolean(9) ? true : null,
                filled ? true : null,
                value == null ? List.of(whyNone(Reading.valueOf(row.getString(11)))) : List.of());
    }

    private static LatestReason whyNone(Reading reading) {
        return reading == Reading.VIRTUAL ? LatestReason.NO_COMMON_INTERVAL : LatestReason.NO_DATA;
    }

    private static OffsetDateTime time(long epochSecond, LocalDays days) {
        return Instant.ofEpochSecond(epochSecond).atZone(days.zone()).toOffsetDateTime();
    }
}
