package io.dualcarbon.energy.rollup;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.UUID;

/** Remembers, in the transaction that changes a meter's days, that rollups must follow. */
@ApplicationScoped
public class DirtyMarks {
    private final Database database;
    private final Tenancy tenancy;
    private final Event<Added> added;

    DirtyMarks(Database database, Tenancy tenancy, Event<Added> added) {
        this.database = database;
        this.tenancy = tenancy;
        this.added = added;
    }

    /** The days must be in order. */
    public void add(List<MeterDays> changes) {
        var ranges = new Ranges();
        for (var change : changes) {
            change.days().forEach(day -> ranges.add(change.meterId(), day));
        }
        database.ask(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into dirty_range (tenant_id, kind, id, from_day, to_day, mark)
                    select ?, 'METER', id, from_day, to_day, ?
                    from unnest(?::uuid[], ?::date[], ?::date[]) as range (id, from_day, to_day)
                    """)) {
                insert.setString(1, tenancy.id());
                insert.setObject(2, UUID.randomUUID());
                insert.setArray(3, connection.createArrayOf("uuid", ranges.meterIds.toArray()));
                insert.setArray(4, connection.createArrayOf("date", ranges.firsts.toArray()));
                insert.setArray(5, connection.createArrayOf("date", ranges.lasts.toArray()));
                return insert.executeUpdate();
            }
        });
    }

    /** Wakes a worker of this instance, once marks are committed: whoever wrote wants to read. */
    public void announce() {
        added.fire(new Added());
    }

    /** True if no day of the tenant in {@code [from, to)} waits for its rollups. */
    public boolean areNoneIn(LocalDate from, LocalDate to) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(
                    "select 1 from dirty_range where tenant_id = ? and from_day < ? and to_day >= ? limit 1")) {
                query.setString(1, tenancy.id());
                query.setDate(2, Date.valueOf(to));
                query.setDate(3, Date.valueOf(from));
                try (var rows = query.executeQuery()) {
                    return !rows.next();
                }
            }
        });
    }

    /** The days of one meter that changed. */
    public record MeterDays(UUID meterId, NavigableSet<LocalDate> days) {}

    /** Told to the worker of this instance. */
    record Added() {}

    /** Days that follow each other, within a month: a batch of marks is then a bounded amount of work. */
    private static final class Ranges {
        private final List<UUID> meterIds = new ArrayList<>();
        private final List<LocalDate> firsts = new ArrayList<>();
        private final List<LocalDate> lasts = new ArrayList<>();

        void add(UUID meterId, LocalDate day) {
            var last = lasts.size() - 1;
            if (last >= 0
                    && meterIds.get(last).equals(meterId)
                    && lasts.get(last).plusDays(1).equals(day)
                    && day.getDayOfMonth() > 1) {
                lasts.set(last, day);
            } else {
                meterIds.add(meterId);
                firsts.add(day);
                lasts.add(day);
            }
        }
    }
}
