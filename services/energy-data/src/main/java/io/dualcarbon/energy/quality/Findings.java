package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what the rules found. Judging the same data again changes nothing. */
@ApplicationScoped
class Findings {
    private static final String STORED = """
            select rule, from_day, to_day, measured, threshold, unit, occurrences, open from quality_finding
            where tenant_id = ? and meter_id = ? and
            """;

    private static final String SAVE = """
            insert into quality_finding (tenant_id, meter_id, rule, from_day, to_day, finding_id, measured, threshold,
                unit, occurrences, open, found_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, ?)
            on conflict (tenant_id, meter_id, rule, from_day) do update
            set to_day = excluded.to_day, measured = excluded.measured, threshold = excluded.threshold,
                unit = excluded.unit, occurrences = excluded.occurrences, open = true, resolved_at = null
            """;

    private static final String RESOLVE = """
            update quality_finding set open = false, resolved_at = ?, to_day = coalesce(to_day, ?)
            where tenant_id = ? and meter_id = ? and rule = ? and from_day = ?
            """;

    private static final String PAGE = """
            select f.finding_id, f.meter_id, m.code, f.rule, f.from_day, f.to_day, f.measured, f.threshold, f.unit,
                   f.occurrences, f.open, f.found_at, f.resolved_at
            from (select *, (meter_id || '/' || rule || '/' || from_day) collate "C" as key from quality_finding
                  where tenant_id = ?) f
            left join meter m on m.tenant_id = f.tenant_id and m.meter_id = f.meter_id
            where (?::uuid is null or f.meter_id = ?) and (?::text is null or f.rule = ?)
              and (?::boolean is null or f.open = ?) and f.key > ?
            order by f.key limit ?
            """;

    private final Database database;
    private final Tenancy tenancy;
    private final Clock clock;

    Findings(Database database, Tenancy tenancy, Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Replaces what is held against a month of a meter. Silence, which may last for months, is not touched. */
    Difference replaceMonth(UUID meterId, YearMonth month, List<Found> found) {
        return replace(
                meterId,
                found,
                month.atDay(1),
                "rule <> 'SILENT' and from_day >= ? and from_day < ?",
                month.atDay(1),
                month.plusMonths(1).atDay(1));
    }

    /**
     * Of a meter at most one silence is open.
     *
     * @param today how long one lasted that is over now, unless its end is known
     */
    Difference replaceSilence(UUID meterId, @Nullable Found silence, LocalDate today) {
        return replace(meterId, silence == null ? List.of() : List.of(silence), today, "rule = 'SILENT'");
    }

    private Difference replace(UUID meterId, List<Found> found, LocalDate end, String condition, Object... values) {
        return database.ask(connection -> {
            var stored = stored(connection, meterId, condition, values);
            var opened = EnumSet.noneOf(Rule.class);
            try (var save = connection.prepareStatement(SAVE)) {
                for (var each : found) {
                    var before = stored.remove(new Key(each.rule(), each.from()));
                    if (before != null && before.open && before.found.equals(each)) {
                        continue;
                    }
                    if ((before == null || !before.open) && !continuesAnother(connection, meterId, each)) {
                        opened.add(each.rule());
                    }
                    save.setString(1, tenancy.id());
                    save.setObject(2, meterId);
                    save.setString(3, each.rule().name());
                    save.setObject(4, each.from());
                    save.setObject(5, each.to(), Types.DATE);
                    save.setObject(6, UUID.randomUUID());
                    save.setDouble(7, each.measured());
                    save.setDouble(8, each.threshold());
                    save.setString(9, each.unit());
                    save.setInt(10, each.occurrences());
                    save.setObject(11, now());
                    save.addBatch();
                }
                save.executeBatch();
            }
            var resolved = EnumSet.noneOf(Rule.class);
            try (var resolve = connection.prepareStatement(RESOLVE)) {
                for (var gone : stored.entrySet()) {
                    if (gone.getValue().open) {
                        resolved.add(gone.getKey().rule);
                        resolve.setObject(1, now());
                        resolve.setObject(2, end.isBefore(gone.getKey().from) ? gone.getKey().from : end);
                        resolve.setString(3, tenancy.id());
                        resolve.setObject(4, meterId);
                        resolve.setString(5, gone.getKey().rule.name());
                        resolve.setObject(6, gone.getKey().from);
                        resolve.addBatch();
                    }
                }
                resolve.executeBatch();
            }
            return new Difference(opened, resolved);
        });
    }

    private Map<Key, Stored> stored(Connection connection, UUID meterId, String condition, Object... values)
            throws SQLException {
        try (var query = connection.prepareStatement(STORED + condition)) {
            query.setString(1, tenancy.id());
            query.setObject(2, meterId);
            for (var i = 0; i < values.length; i++) {
                query.setObject(i + 3, values[i]);
            }
            var stored = new HashMap<Key, Stored>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var found = new Found(
                            Rule.valueOf(rows.getString(1)),
                            rows.getObject(2, LocalDate.class),
                            rows.getObject(3, LocalDate.class),
                            rows.getDouble(4),
                            rows.getDouble(5),
                            rows.getString(6),
                            rows.getInt(7));
                    stored.put(new Key(found.rule(), found.from()), new Stored(found, rows.getBoolean(8)));
                }
            }
            return stored;
        }
    }

    /** A month that begins as the one before ended brings nothing new. */
    private boolean continuesAnother(Connection connection, UUID meterId, Found found) throws SQLException {
        if (found.from().getDayOfMonth() != 1) {
            return false;
        }
        try (var query = connection.prepareStatement(
                "select 1 from quality_finding where tenant_id = ? and meter_id = ? and rule = ? and to_day = ?")) {
            query.setString(1, tenancy.id());
            query.setObject(2, meterId);
            query.setString(3, found.rule().name());
            query.setObject(4, found.from().minusDays(1));
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** By meter, rule and day. */
    Page<FindingView> page(Optional<UUID> meterId, Optional<Rule> rule, Optional<Boolean> open, PageRequest page) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(PAGE)) {
                query.setString(1, tenancy.id());
                query.setObject(2, meterId.orElse(null), Types.OTHER);
                query.setObject(3, meterId.orElse(null), Types.OTHER);
                query.setString(4, rule.map(Rule::name).orElse(null));
                query.setString(5, rule.map(Rule::name).orElse(null));
                query.setObject(6, open.orElse(null), Types.BOOLEAN);
                query.setObject(7, open.orElse(null), Types.BOOLEAN);
                query.setString(8, page.after());
                query.setInt(9, page.limit() + 1);
                var found = new ArrayList<FindingView>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(view(rows));
                    }
                }
                return Page.of(found, page.limit(), view -> view.meterId() + "/" + view.rule() + "/" + view.from());
            }
        });
    }

    private static FindingView view(ResultSet row) throws SQLException {
        return new FindingView(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                Optional.ofNullable(row.getString(3)).orElse(""),
                Rule.valueOf(row.getString(4)),
                row.getObject(5, LocalDate.class),
                Optional.ofNullable(row.getObject(6, LocalDate.class)).map(last -> last.plusDays(1)),
                row.getDouble(7),
                row.getDouble(8),
                row.getString(9),
                row.getInt(10),
                row.getBoolean(11),
                row.getObject(12, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject(13, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private record Key(Rule rule, LocalDate from) {}

    private record Stored(Found found, boolean open) {}

    /** The rules that newly hold something against the meter, and those of which something healed. */
    record Difference(Set<Rule> opened, Set<Rule> resolved) {}
}
