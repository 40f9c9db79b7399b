package io.dualcarbon.energy.revision;

import static io.dualcarbon.energy.revision.Revisions.replacement;
import static io.dualcarbon.energy.revision.Revisions.time;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.revision.RegisterReadRevisionView.ToldReadView;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** What was replaced of that from which values follow: reads of dials, and bills. */
@ApplicationScoped
class SourceRevisions {
    /** A read may have changed any month: the restatements of its upload are told whole. */
    private static final String READS = """
            with state as (
                select tenant_id, meter_id, read_at, revised_at, upload_id, reading, start_reading, event, received_at
                from register_read_revision where tenant_id = ? and meter_id = ?
                union all
                select tenant_id, meter_id, read_at, 'infinity', upload_id, reading, start_reading, event, received_at
                from register_read where tenant_id = ? and meter_id = ?
            ), r as (
                select *, meter_id as subject_id, date '2015-01-01' as first_day, date '2041-01-01' as last_day,
                       lead(reading) over later as later_reading, lead(start_reading) over later as later_start,
                       lead(event) over later as later_event, to_char(read_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') as place
                from state window later as (partition by read_at order by revised_at)
            )
            select r.place, r.read_at, r.reading, r.start_reading, r.event, r.received_at, r.later_reading,
                   r.later_start, r.later_event, %s
            from r %s
            where r.revised_at < 'infinity' and (r.place, r.revised_at) > (?, ?)
            order by r.place, r.revised_at limit ?
            """.formatted(Revisions.REPLACEMENT, Revisions.REPLACED_BY);

    private static final String BILLS = """
            with state as (
                select tenant_id, meter_id, from_day, to_day, revised_at, ordinal, upload_id, quantity, received_at
                from billed_period_revision where tenant_id = ? and meter_id = ?
                union all
                select tenant_id, meter_id, from_day, to_day, 'infinity', 0, upload_id, quantity, received_at
                from billed_period where tenant_id = ? and meter_id = ?
            ), r as (
                select *, meter_id as subject_id, from_day as first_day, to_day as last_day,
                       max(to_day) over (partition by from_day) as end_day,
                       lead(quantity) over later as later_quantity
                from state window later as (partition by from_day order by revised_at, ordinal)
            )
            select r.from_day, r.ordinal, coalesce(r.to_day, r.end_day) as to_day, r.quantity, r.received_at,
                   r.later_quantity, %s
            from r %s
            where r.revised_at < 'infinity' and (r.from_day::text, r.revised_at, r.ordinal) > (?, ?, ?)
            order by r.from_day::text, r.revised_at, r.ordinal limit ?
            """.formatted(Revisions.REPLACEMENT, Revisions.REPLACED_BY);

    private final Database database;
    private final Tenancy tenancy;

    SourceRevisions(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    Page<RegisterReadRevisionView> reads(Meter meter, LocalDays days, PageRequest page) {
        var after = RevisionCursor.of(page);
        return database.page(
                        page,
                        placed -> placed.place().text(),
                        row -> new Placed<>(
                                new RevisionCursor(row.getString("place"), time(row, "revised_at"), 0),
                                read(row, meter, days)),
                        READS,
                        tenancy.id(),
                        meter.id(),
                        tenancy.id(),
                        meter.id(),
                        after.of(),
                        after.replacedAt().atOffset(ZoneOffset.UTC))
                .map(Placed::view);
    }

    private static RegisterReadRevisionView read(ResultSet row, Meter meter, LocalDays days) throws SQLException {
        return new RegisterReadRevisionView(
                meter.id(),
                time(row, "read_at").atZone(days.zone()).toOffsetDateTime(),
                meter.carrier().baseUnit(),
                time(row, "received_at"),
                told(row, "reading", "event", "start_reading"),
                isTakenBack(row, "READ_DELETED") ? null : told(row, "later_reading", "later_event", "later_start"),
                replacement(row));
    }

    private static ToldReadView told(ResultSet row, String reading, String event, String startReading)
            throws SQLException {
        var happened = row.getString(event);
        return new ToldReadView(
                row.getBigDecimal(reading), happened, happened == null ? null : row.getBigDecimal(startReading));
    }

    /** What came to its place later did not replace it. */
    static boolean isTakenBack(ResultSet row, String kind) throws SQLException {
        return kind.equals(row.getString("corrected_by"));
    }

    Page<BillRevisionView> bills(Meter meter, PageRequest page) {
        var after = RevisionCursor.of(page);
        return database.page(
                        page,
                        placed -> placed.place().text(),
                        row -> new Placed<>(
                                new RevisionCursor(
                                        row.getString("from_day"), time(row, "revised_at"), row.getInt("ordinal")),
                                bill(row, meter)),
                        BILLS,
                        tenancy.id(),
                        meter.id(),
                        tenancy.id(),
                        meter.id(),
                        after.of(),
                        after.replacedAt().atOffset(ZoneOffset.UTC),
                        after.ordinal())
                .map(Placed::view);
    }

    private static BillRevisionView bill(ResultSet row, Meter meter) throws SQLException {
        return new BillRevisionView(
                meter.id(),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                meter.carrier().baseUnit(),
                Optional.ofNullable(row.getObject("received_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getBigDecimal("quantity"),
                isTakenBack(row, "BILL_DELETED") ? null : row.getBigDecimal("later_quantity"),
                replacement(row));
    }

    record Placed<T>(RevisionCursor place, T view) {}
}
