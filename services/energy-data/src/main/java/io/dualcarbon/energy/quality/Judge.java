package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.register.RegisterHistory;
import io.dualcarbon.energy.register.RegisterHistory.Step;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.energy.weather.WeatherReader;
import io.dualcarbon.energy.weather.WeatherStationView;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Holds the rules against months of meters that changed, always anew from the data: judged again, or by several workers,
 * the same data have the same findings.
 */
@ApplicationScoped
class Judge {
    /**
     * Few: whoever follows changes is told of none while an older transaction writes, of whatever tenant, and each mark
     * leads to about three months of meters.
     */
    private static final int MARKS = 50;

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
    private final DueReads dueReads;
    private final RegisterHistory history;
    private final WeatherReader weather;
    private final Silences silences;
    private final QualitySettings settings;
    private final Findings findings;
    private final Tickets tickets;
    private final Clock clock;

    Judge(
            Database database,
            Tenancy tenancy,
            TenantZone zone,
            OwingMeters meters,
            JudgedData data,
            DueReads dueReads,
            RegisterHistory history,
            WeatherReader weather,
            Silences silences,
            QualitySettings settings,
            Findings findings,
            Tickets tickets,
            Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.zone = zone;
        this.meters = meters;
        this.data = data;
        this.dueReads = dueReads;
        this.history = history;
        this.weather = weather;
        this.silences = silences;
        this.settings = settings;
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
        var thresholds = settings.get().thresholds();
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
                judge(some, month, days, now, thresholds, due);
            }
        }
    }

    private void judge(
            List<OwingMeter> some,
            YearMonth month,
            LocalDays days,
            Instant now,
            Thresholds thresholds,
            Map<YearMonth, Set<UUID>> due) {
        var ids = some.stream().map(OwingMeter::id).toList();
        var first = month.atDay(1);
        var end = month.plusMonths(1).atDay(1);
        var start = days.of((int) first.toEpochDay()).start();
        var context = first.minusDays(Rule.CONTEXT_DAYS);
        var stored = data.days(ids, context, end);
        var station = weather.bestStation(context, end, days);
        var isMadeUp = station.filter(WeatherStationView::illustrative).isPresent();
        var temperatures = station.map(each -> weather.temperatures(each.id(), context, end, days));
        var below = data.below(ids, first, end);
        var extents = data.extents(ids);
        var reads = dueReads.of(some, start, days.of((int) end.toEpochDay()).start(), days);
        for (var meter : some) {
            var notes = new Notes(month);
            var ofMeter = stored.getOrDefault(meter.id(), new TreeMap<>());
            var extent = extents.get(meter.id());
            var isGapOfMonthBefore = false;
            if (extent != null) {
                var outside = isMadeUp && !meter.illustrative() ? null : temperatures.orElse(null);
                new MonthJudge(meter, ofMeter, month, days, outside, now, thresholds, notes)
                        .judge(extent.first(), extent.last(), below.getOrDefault(meter.id(), Map.of()));
                isGapOfMonthBefore = !meter.virtual()
                        && !ofMeter.containsKey(first.minusDays(1))
                        && extent.first().isBefore(first);
            }
            var read = reads.get(meter.id());
            if (read != null) {
                new ReadJudge(meter, steps(meter, first, end, days), read.missed(), month, days, thresholds, notes)
                        .judge();
                isGapOfMonthBefore = read.missed().stream()
                        .anyMatch(each -> !each.open() && each.from() < start && start < each.to());
            }
            tickets.follow(meter.id(), findings.replaceMonth(meter.id(), month, notes.findings()));
            if (isGapOfMonthBefore) {
                due.computeIfAbsent(month.minusMonths(1), none -> new HashSet<>())
                        .add(meter.id()); // while it was silent, that was no gap
            }
        }
        silences.lookAt(some);
    }

    private List<Step> steps(OwingMeter meter, LocalDate first, LocalDate end, LocalDays days) {
        return history.steps(
                meter.id(),
                first.minusDays(Rule.CONTEXT_DAYS).atStartOfDay(days.zone()).toInstant(),
                end.atStartOfDay(days.zone()).toInstant(),
                1,
                days);
    }

    /**
     * Looks at some of the meters of which nothing is marked, because nothing comes.
     *
     * @param after the meter behind which to go on
     * @return the last one that was looked at; none if no more are left
     */
    Optional<UUID> lookForSilence(UUID after) {
        database.ask(connection -> lock(connection, LOCK));
        return silences.lookAtSome(after);
    }
}
