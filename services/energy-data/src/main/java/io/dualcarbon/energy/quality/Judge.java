package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.quality.Findings.Difference;
import io.dualcarbon.energy.quality.JudgedData.Extent;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rules against months of meters that changed, always anew from the data: judged again, or by several workers,
 * the same data have the same findings.
 */
@ApplicationScoped
class Judge {
    private static final int MARKS = 500;
    private static final int METERS_AT_ONCE = 50;

    /** One worker a tenant, so that no older view of the data is written last. */
    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(hashtextextended('quality ' || ?, 0))";

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('quality ' || ?, 0)) is not null";

    private static final String TAKE = """
            delete from quality_mark where tenant_id = ? and (meter_id, month, mark) in (
                select meter_id, month, mark from quality_mark where tenant_id = ? and marked_at <= ?
                order by month, meter_id limit ?)
            returning meter_id, month
            """;

    private final Database database;
    private final Tenancy tenancy;
    private final TenantZone zone;
    private final OwingMeters meters;
    private final JudgedData data;
    private final Findings findings;
    private final Tickets tickets;
    private final Clock clock;

    Judge(
            Database database,
            Tenancy tenancy,
            TenantZone zone,
            OwingMeters meters,
            JudgedData data,
            Findings findings,
            Tickets tickets,
            Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.zone = zone;
        this.meters = meters;
        this.data = data;
        this.findings = findings;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** Judges some of what was marked until then. True if there may be more to do. */
    boolean judgeSome(Instant markedUntil) {
        return database.ask(connection -> {
            if (!lock(connection, TRY_LOCK)) {
                return false; // another worker is at it
            }
            var due = new TreeMap<YearMonth, Set<UUID>>();
            var taken = take(connection, markedUntil, due);
            judge(due);
            return taken == MARKS;
        });
    }

    private boolean lock(Connection connection, String sql) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, tenancy.id());
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private int take(Connection connection, Instant until, Map<YearMonth, Set<UUID>> due) throws SQLException {
        try (var take = connection.prepareStatement(TAKE)) {
            take.setString(1, tenancy.id());
            take.setString(2, tenancy.id());
            take.setObject(3, until.atOffset(ZoneOffset.UTC));
            take.setInt(4, MARKS);
            var taken = 0;
            try (var rows = take.executeQuery()) {
                while (rows.next()) {
                    taken++;
                    due.computeIfAbsent(YearMonth.from(rows.getObject(2, LocalDate.class)), none -> new HashSet<>())
                            .add(rows.getObject(1, UUID.class));
                }
            }
            return taken;
        }
    }

    /** With the months and meters on which the marked ones bear. */
    private void judge(NavigableMap<YearMonth, Set<UUID>> due) {
        var days = new LocalDays(zone.get());
        var now = clock.instant();
        var today = now.atZone(days.zone()).toLocalDate();
        var judged = new TreeMap<YearMonth, Set<UUID>>();
        List.copyOf(due.entrySet()).forEach(entry -> {
            var next = entry.getKey().plusMonths(1);
            if (!next.atDay(1).isAfter(today)) {
                due.computeIfAbsent(next, none -> new HashSet<>())
                        .addAll(entry.getValue()); // it compares with this one
            }
            meters.of(entry.getValue()).stream()
                    .map(OwingMeter::parentId)
                    .filter(Objects::nonNull)
                    .forEach(parent -> due.computeIfAbsent(entry.getKey(), none -> new HashSet<>())
                            .add(parent));
        });
        while (!due.isEmpty()) {
            var month = due.lastKey();
            var left = new ArrayList<>(due.remove(month));
            left.removeAll(judged.computeIfAbsent(month, none -> new HashSet<>()));
            judged.getOrDefault(month, new HashSet<>()).addAll(left);
            for (var from = 0; from < left.size(); from += METERS_AT_ONCE) {
                var some = meters.of(left.subList(from, Math.min(from + METERS_AT_ONCE, left.size())));
                judge(some, month, days, now, today, due);
            }
        }
    }

    private void judge(
            List<OwingMeter> some,
            YearMonth month,
            LocalDays days,
            Instant now,
            LocalDate today,
            Map<YearMonth, Set<UUID>> due) {
        var ids = some.stream().map(OwingMeter::id).toList();
        var first = month.atDay(1);
        var end = month.plusMonths(1).atDay(1);
        var stored = data.days(ids, first.minusDays(Rule.CONTEXT_DAYS), end);
        var below = data.below(ids, first, end);
        var extents = data.extents(ids);
        for (var meter : some) {
            var extent = extents.get(meter.id());
            if (extent == null) {
                continue;
            }
            var ofMeter = stored.getOrDefault(meter.id(), new TreeMap<>());
            var found = new MonthJudge(meter, ofMeter, month, days, now)
                    .judge(extent.first(), extent.last(), below.getOrDefault(meter.id(), Map.of()));
            follow(meter.id(), findings.replaceMonth(meter.id(), month, found));
            follow(meter.id(), findings.replaceSilence(meter.id(), silence(meter, extent, today), extent.last()));
            // While it was silent, the days before were no gap.
            if (!meter.virtual()
                    && !ofMeter.containsKey(first.minusDays(1))
                    && extent.first().isBefore(first)) {
                due.computeIfAbsent(month.minusMonths(1), none -> new HashSet<>())
                        .add(meter.id());
            }
        }
    }

    /** Looks at meters of which nothing is marked, because nothing comes. */
    void lookForSilence() {
        database.ask(connection -> lock(connection, LOCK));
        var today = clock.instant().atZone(zone.get()).toLocalDate();
        var heard = data.heardSince(today.minusDays(1));
        var quiet = meters.all().stream()
                .filter(meter -> !heard.contains(meter.id()))
                .toList();
        for (var from = 0; from < quiet.size(); from += METERS_AT_ONCE) {
            var some = quiet.subList(from, Math.min(from + METERS_AT_ONCE, quiet.size()));
            var extents = data.extents(some.stream().map(OwingMeter::id).toList());
            for (var meter : some) {
                var extent = extents.get(meter.id());
                if (extent != null) {
                    follow(
                            meter.id(),
                            findings.replaceSilence(meter.id(), silence(meter, extent, today), extent.last()));
                }
            }
        }
    }

    private static @Nullable Found silence(OwingMeter meter, Extent extent, LocalDate today) {
        var from = extent.last().plusDays(1);
        var days = from.until(today, ChronoUnit.DAYS);
        var most = meter.billed() ? Rule.SILENT_BILLED_DAYS : 1;
        if (meter.virtual() || days < most || !from.isBefore(meter.owesUntil(today))) {
            return null;
        }
        return new Found(Rule.SILENT, from, null, most, most, "d", 1);
    }

    private void follow(UUID meterId, Difference difference) {
        difference.opened().forEach(rule -> tickets.open(meterId, rule));
        difference.resolved().stream()
                .filter(rule -> !findings.isAnyOpen(meterId, rule))
                .forEach(rule -> tickets.healed(meterId, rule));
    }
}
