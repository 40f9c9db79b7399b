package io.dualcarbon.energy.register;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.energy.registry.Reading;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When dials were read and by how much they went on, for other features. Times are seconds since 1970. */
@ApplicationScoped
public class RegisterHistory {
    /** The reads in a time, the next one after it, and some before. A correction does not renew when a read arrived. */
    private static final String READS = """
            select m.id, r.read_at, r.reading, r.start_reading, r.event, least(r.received_at, (
                       select min(v.received_at) from register_read_revision v
                       where v.tenant_id = ? and v.meter_id = m.id and v.read_at = r.read_at))
            from unnest(?::uuid[]) as m(id) cross join lateral (
                (select * from register_read where tenant_id = ? and meter_id = m.id and read_at < ?
                 order by read_at desc limit ?)
                union all
                select * from register_read where tenant_id = ? and meter_id = m.id and read_at >= ? and read_at < ?
                union all
                (select * from register_read where tenant_id = ? and meter_id = m.id and read_at >= ?
                 order by read_at limit 1)) r
            order by m.id, r.read_at
            """;

    private final Database database;
    private final Tenancy tenancy;
    private final RegisterBook book;
    private final MeterDirectory meters;

    RegisterHistory(Database database, Tenancy tenancy, RegisterBook book, MeterDirectory meters) {
        this.database = database;
        this.tenancy = tenancy;
        this.book = book;
        this.meters = meters;
    }

    /** In order, those in {@code [from, to)}, the next one, and {@code before} of those before; none for other meters. */
    public Map<UUID, List<Long>> times(Collection<UUID> meterIds, Instant from, Instant to, int before) {
        var times = new HashMap<UUID, List<Long>>();
        read(meterIds, from, to, before)
                .forEach((id, reads) -> times.put(
                        id, reads.stream().map(read -> read.point.at()).toList()));
        return times;
    }

    /** From each of these reads to the next. */
    public List<Step> steps(UUID meterId, Instant from, Instant to, int before, LocalDays days) {
        var reads = read(List.of(meterId), from, to, before).getOrDefault(meterId, List.of());
        var basis = book.basis(meters.get(meterId));
        var steps = new ArrayList<Step>();
        for (var i = 1; i < reads.size(); i++) {
            var last = reads.get(i - 1).point;
            var next = reads.get(i).point;
            steps.add(new Step(
                    last.at(),
                    next.at(),
                    next.reading().subtract(last.startReading()),
                    basis.advance(last, next, days).reason(),
                    next.event() == null ? reads.get(i).arrivedAt : null));
        }
        return steps;
    }

    /** The times in {@code [from, to)} in which a dial went on by nobody knows how much. */
    public List<Step> unknown(Meter meter, long from, long to, LocalDays days) {
        return meter.reading() != Reading.REGISTER
                ? List.of()
                : steps(meter.id(), Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), 1, days).stream()
                        .filter(step -> step.reason() != null)
                        .toList();
    }

    private Map<UUID, List<Read>> read(Collection<UUID> meterIds, Instant from, Instant to, int before) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(READS)) {
                query.setString(1, tenancy.id());
                query.setArray(2, connection.createArrayOf("uuid", meterIds.toArray()));
                query.setString(3, tenancy.id());
                query.setObject(4, from.atOffset(ZoneOffset.UTC));
                query.setInt(5, before);
                query.setString(6, tenancy.id());
                query.setObject(7, from.atOffset(ZoneOffset.UTC));
                query.setObject(8, to.atOffset(ZoneOffset.UTC));
                query.setString(9, tenancy.id());
                query.setObject(10, to.atOffset(ZoneOffset.UTC));
                var found = new HashMap<UUID, List<Read>>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getObject(1, UUID.class), none -> new ArrayList<>())
                                .add(read(rows));
                    }
                }
                return found;
            }
        });
    }

    private static Read read(ResultSet row) throws SQLException {
        var event = row.getString(5);
        return new Read(
                new RegisterPoint(
                        row.getObject(2, OffsetDateTime.class).toEpochSecond(),
                        row.getBigDecimal(3),
                        row.getBigDecimal(4),
                        event == null ? null : RegisterEvent.valueOf(event)),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    private record Read(RegisterPoint point, Instant arrivedAt) {}

    /**
     * From one read of a dial to the next.
     *
     * @param difference of the readings, in the base unit and before the multiplier
     * @param reason why nobody knows what flowed; null where it is known
     * @param arrivedAt when the later read first came; null for an exchange or a reset, which are told of
     */
    public record Step(
            long from,
            long to,
            BigDecimal difference,
            @Nullable RegisterReason reason,
            @Nullable Instant arrivedAt) {
        public boolean overlaps(long start, long end) {
            return from < end && start < to;
        }
    }
}
