package io.dualcarbon.energy.revision;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.ingest.DayBlocks;
import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.revision.ValueRevisionView.ReplacedValueView;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was replaced of a meter's values, and which gaps were filled. */
@ApplicationScoped
class Revisions {
    /** Who replaced it; behind it the columns that {@link #replacement} reads. */
    static final String REPLACEMENT = """
            r.revised_at, u.upload_id as sent_by, c.kind as corrected_by, g.gap_fill_id as filled_by,
            coalesce(u.actor, c.actor, g.decided_by) as actor, (
                select min(reason) from restatement s
                where s.tenant_id = r.tenant_id and s.upload_id = r.upload_id and s.subject_id = r.subject_id
                  and s.month between date_trunc('month', r.first_day)::date and r.last_day) as reason
            """;

    static final String REPLACED_BY = """
            left join upload u on u.tenant_id = r.tenant_id and u.upload_id = r.upload_id
            left join correction c on c.tenant_id = r.tenant_id and c.correction_id = r.upload_id
            left join gap_fill g on g.tenant_id = r.tenant_id and g.gap_fill_id = r.upload_id
            """;

    /**
     * Each state of a day beside the one that followed it. What the later one has gained since by additions, which
     * replace nothing, came after the revision and is told by that. Values that were only found to be measured stay.
     */
    private static final String VALUES = """
            with state as (
                select tenant_id, meter_id, day, revised_at, pass, upload_id, interval_minutes, received_at, slot_values,
                       slot_arrivals, filled_slots
                from block_revision where tenant_id = ? and meter_id = ? and day >= ? and day < ?
                union all
                select tenant_id, meter_id, day, 'infinity', 0, upload_id, interval_minutes, received_at, slot_values,
                       slot_arrivals, filled_slots
                from interval_block where tenant_id = ? and meter_id = ? and day >= ? and day < ?
            ), r as (
                select *, meter_id as subject_id, day as first_day, day as last_day,
                       lead(interval_minutes) over later as later_minutes,
                       lead(received_at) over later as later_received_at, lead(slot_values) over later as later_values,
                       lead(slot_arrivals) over later as later_arrivals, lead(filled_slots) over later as later_filled
                from state window later as (partition by day order by revised_at, pass)
            )
            select r.day, r.pass, r.interval_minutes, r.received_at, r.slot_values, r.slot_arrivals, r.filled_slots,
                   r.later_minutes, r.later_received_at, r.later_values, r.later_arrivals, r.later_filled, %s
            from r %s
            where r.revised_at < 'infinity' and (array_remove(r.slot_values, null) <> '{}' or g.gap_fill_id is not null)
              and (r.slot_values, r.filled_slots, r.interval_minutes)
                  is distinct from (r.later_values, r.later_filled, r.later_minutes)
              and (r.day::text, r.revised_at, r.pass) > (?, ?, ?)
            order by r.day::text, r.revised_at, r.pass limit ?
            """.formatted(REPLACEMENT, REPLACED_BY);

    private final Database database;
    private final Tenancy tenancy;

    Revisions(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    Page<ValueRevisionView> values(Meter meter, LocalDate from, LocalDate to, LocalDays days, PageRequest page) {
        var after = RevisionCursor.of(page);
        return database.page(
                        page,
                        placed -> placed.place().text(),
                        row -> new Placed(
                                new RevisionCursor(row.getString("day"), time(row, "revised_at"), row.getInt("pass")),
                                view(row, meter, days)),
                        VALUES,
                        tenancy.id(),
                        meter.id(),
                        from,
                        to,
                        tenancy.id(),
                        meter.id(),
                        from,
                        to,
                        after.of(),
                        after.replacedAt().atOffset(ZoneOffset.UTC),
                        after.ordinal())
                .map(Placed::view);
    }

    private static ValueRevisionView view(ResultSet row, Meter meter, LocalDays days) throws SQLException {
        var day = row.getObject("day", LocalDate.class);
        var minutes = row.getInt("interval_minutes");
        return new ValueRevisionView(
                meter.id(),
                day,
                minutes,
                meter.carrier().baseUnit(),
                replacement(row),
                replaced(row, days.of((int) day.toEpochDay()).start(), minutes, days));
    }

    private static List<ReplacedValueView> replaced(ResultSet row, long dayStart, int minutes, LocalDays days)
            throws SQLException {
        var before = (Double[]) row.getArray("slot_values").getArray();
        var arrivals = ints(row.getArray("slot_arrivals"));
        var filled = Set.of(ints(row.getArray("filled_slots")));
        var filledAfter = Set.of(ints(row.getArray("later_filled")));
        var receivedAt = time(row, "received_at");
        var after = after(row, dayStart, before.length);
        var values = new ArrayList<ReplacedValueView>();
        for (var slot = 0; slot < before.length; slot++) {
            var wasFilled = filled.contains(slot + 1);
            var isFilled = filledAfter.contains(slot + 1);
            var isTold = before[slot] == null
                    ? after[slot] != null && isFilled // what is measured and only added replaces nothing
                    : !before[slot].equals(after[slot]) || wasFilled != isFilled;
            if (isTold) {
                var start = minutes == DayBlocks.DAILY ? dayStart : dayStart + slot * (minutes * 60L);
                values.add(new ReplacedValueView(
                        Instant.ofEpochSecond(start).atZone(days.zone()).toOffsetDateTime(),
                        before[slot],
                        after[slot],
                        before[slot] == null
                                ? Optional.empty()
                                : Optional.of(
                                        arrivals.length == 0
                                                ? receivedAt
                                                : Instant.ofEpochSecond(dayStart + arrivals[slot])),
                        wasFilled ? true : null));
            }
        }
        return values;
    }

    /** What took the place of the values when they were replaced, not what came later. */
    private static @Nullable Double[] after(ResultSet row, long dayStart, int slots) throws SQLException {
        if (row.getInt("later_minutes") != row.getInt("interval_minutes")) {
            return new Double[slots];
        }
        // Arrivals are rounded up to the second.
        var replacedAt = time(row, "revised_at").plusNanos(999_999_999).getEpochSecond();
        var receivedAt = time(row, "later_received_at").getEpochSecond();
        var after = (Double[]) row.getArray("later_values").getArray();
        var arrivals = ints(row.getArray("later_arrivals"));
        for (var slot = 0; slot < slots; slot++) {
            if ((arrivals.length == 0 ? receivedAt : dayStart + arrivals[slot]) > replacedAt) {
                after[slot] = null;
            }
        }
        return after;
    }

    private static Integer[] ints(@Nullable Array array) throws SQLException {
        return array == null ? new Integer[0] : (Integer[]) array.getArray();
    }

    static ReplacementView replacement(ResultSet row) throws SQLException {
        var uploadId = Optional.ofNullable(row.getObject("sent_by", UUID.class));
        var gapFillId = Optional.ofNullable(row.getObject("filled_by", UUID.class));
        return new ReplacementView(
                time(row, "revised_at"),
                replacedBy(uploadId.isPresent(), row.getString("corrected_by") != null, gapFillId.isPresent()),
                Optional.ofNullable(row.getString("actor")),
                uploadId,
                gapFillId,
                Optional.ofNullable(row.getString("reason")));
    }

    private static ReplacedBy replacedBy(boolean upload, boolean correction, boolean gapFill) {
        if (upload) {
            return ReplacedBy.UPLOAD;
        }
        if (correction) {
            return ReplacedBy.CORRECTION;
        }
        return gapFill ? ReplacedBy.GAP_FILL : ReplacedBy.REGISTRY;
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private record Placed(RevisionCursor place, ValueRevisionView view) {}
}
