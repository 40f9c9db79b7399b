package io.dualcarbon.energy.rollup;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
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
        database.ask(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into dirty_range (tenant_id, kind, id, from_day, to_day, mark)
                    values (?, 'METER', ?, ?, ?, ?)
                    """)) {
                var mark = UUID.randomUUID();
                for (var change : changes) {
                    LocalDate first = null;
                    LocalDate last = null;
                    for (var day : change.days()) {
                        if (first == null || last == null || !continues(last, day)) {
                            if (first != null && last != null) {
                                add(insert, change.meterId(), first, last, mark);
                            }
                            first = day;
                        }
                        last = day;
                    }
                    if (first != null && last != null) {
                        add(insert, change.meterId(), first, last, mark);
                    }
                }
                return insert.executeBatch().length;
            }
        });
    }

    /** Wakes a worker of this instance, once marks are committed: whoever wrote wants to read. */
    public void announce() {
        added.fire(new Added());
    }

    /** A mark stays within a month, so that a batch of marks is a bounded amount of work. */
    private static boolean continues(LocalDate last, LocalDate day) {
        return last.plusDays(1).equals(day) && YearMonth.from(last).equals(YearMonth.from(day));
    }

    private void add(PreparedStatement insert, UUID meterId, LocalDate first, LocalDate last, UUID mark)
            throws SQLException {
        insert.setString(1, tenancy.id());
        insert.setObject(2, meterId);
        insert.setObject(3, first);
        insert.setObject(4, last);
        insert.setObject(5, mark);
        insert.addBatch();
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
}
