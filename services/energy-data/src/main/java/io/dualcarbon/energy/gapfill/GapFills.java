package io.dualcarbon.energy.gapfill;

import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps proposals and what was decided on them. */
@ApplicationScoped
class GapFills {
    private static final String SELECT = """
            select g.gap_fill_id, g.version, g.meter_id, g.from_at, g.to_at, g.method, g.state, m.carrier, g.known_total,
                   g.known_total_source, g.slot_starts, g.slot_values, g.proposed_by, g.proposed_at, g.decided_by,
                   g.decided_at, g.written, g.reason
            from gap_fill g join meter m on m.tenant_id = g.tenant_id and m.meter_id = g.meter_id
            where g.tenant_id = ?
            """;

    /** A millionth of the unit is noise of binary fractions. */
    private static final BigDecimal NOISE = new BigDecimal("0.000001");

    private final Database database;
    private final Tenancy tenancy;
    private final TenantZone zone;

    GapFills(Database database, Tenancy tenancy, TenantZone zone) {
        this.database = database;
        this.tenancy = tenancy;
        this.zone = zone;
    }

    GapFillView add(NewGapFill request, NavigableMap<Long, Double> values, String proposer, OffsetDateTime now) {
        var id = UUID.randomUUID();
        var total = request.knownTotal();
        database.ask(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into gap_fill (tenant_id, gap_fill_id, version, meter_id, from_at, to_at, method,
                        known_total, known_total_source, slot_starts, slot_values, state, proposed_by, proposed_at)
                    values (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, 'PROPOSED', ?, ?)
                    """)) {
                insert.setString(1, tenancy.id());
                insert.setObject(2, id);
                insert.setObject(3, request.meterId());
                insert.setObject(4, request.from());
                insert.setObject(5, request.to());
                insert.setString(6, request.method().name());
                insert.setBigDecimal(7, total == null ? null : total.quantity());
                insert.setString(8, total == null ? null : total.source());
                insert.setArray(
                        9, connection.createArrayOf("int8", values.keySet().toArray()));
                insert.setArray(
                        10, connection.createArrayOf("float8", values.values().toArray()));
                insert.setString(11, proposer);
                insert.setObject(12, now);
                return insert.executeUpdate();
            }
        });
        return get(id);
    }

    GapFillView get(UUID id) {
        return one("and g.gap_fill_id = ?", id);
    }

    GapFillView lock(UUID id) {
        return one("and g.gap_fill_id = ? for update of g", id);
    }

    private GapFillView one(String condition, UUID id) {
        return select(condition, id).stream()
                .findFirst()
                .orElseThrow(() -> GapFillProblem.GAP_FILL_NOT_FOUND.because(id));
    }

    GapFillView decide(
            UUID id,
            GapFillState state,
            String decider,
            OffsetDateTime now,
            @Nullable Integer written,
            @Nullable String reason) {
        database.ask(connection -> {
            try (var update = connection.prepareStatement("""
                    update gap_fill set version = version + 1, state = ?, decided_by = ?, decided_at = ?, written = ?,
                        reason = ?
                    where tenant_id = ? and gap_fill_id = ?
                    """)) {
                update.setString(1, state.name());
                update.setString(2, decider);
                update.setObject(3, now);
                update.setObject(4, written, Types.INTEGER);
                update.setString(5, reason);
                update.setString(6, tenancy.id());
                update.setObject(7, id);
                return update.executeUpdate();
            }
        });
        return get(id);
    }

    Page<GapFillView> page(Optional<UUID> meterId, Optional<GapFillState> state, PageRequest page) {
        var found = select(
                "and (?::uuid is null or g.meter_id = ?) and (?::text is null or g.state = ?)"
                        + " and g.gap_fill_id::text > ? order by g.gap_fill_id limit ?",
                meterId.orElse(null),
                meterId.orElse(null),
                state.map(GapFillState::name).orElse(null),
                state.map(GapFillState::name).orElse(null),
                page.after(),
                page.limit() + 1);
        return Page.of(found, page.limit(), gapFill -> gapFill.id().toString());
    }

    private List<GapFillView> select(String condition, @Nullable Object... values) {
        var local = zone.get();
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(SELECT + condition)) {
                query.setString(1, tenancy.id());
                for (var i = 0; i < values.length; i++) {
                    if (values[i] == null) {
                        query.setNull(i + 2, Types.NULL);
                    } else {
                        query.setObject(i + 2, values[i]);
                    }
                }
                var found = new ArrayList<GapFillView>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(view(rows, local));
                    }
                }
                return found;
            }
        });
    }

    private static GapFillView view(ResultSet row, ZoneId zone) throws SQLException {
        var starts = (Long[]) row.getArray(11).getArray();
        var values = (Double[]) row.getArray(12).getArray();
        var filled = new ArrayList<GapFillView.FilledValueView>();
        for (var i = 0; i < starts.length; i++) {
            filled.add(new GapFillView.FilledValueView(
                    Instant.ofEpochSecond(starts[i]).atZone(zone).toOffsetDateTime(), values[i]));
        }
        var method = GapFillMethod.valueOf(row.getString(6));
        var total = Optional.ofNullable(row.getBigDecimal(9)).map(BigDecimal::stripTrailingZeros);
        return new GapFillView(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getObject(3, UUID.class),
                time(row, 4, zone),
                time(row, 5, zone),
                method,
                GapFillState.valueOf(row.getString(7)),
                Carrier.valueOf(row.getString(8)).baseUnit(),
                total.isPresent(),
                total,
                Optional.ofNullable(row.getString(10)),
                explanation(method, total.isPresent()),
                filled,
                row.getString(13),
                row.getObject(14, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString(15)),
                Optional.ofNullable(row.getObject(16, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject(17, Integer.class)),
                Optional.ofNullable(row.getString(18)));
    }

    private static String explanation(GapFillMethod method, boolean conserves) {
        var shape = method == GapFillMethod.LINEAR
                ? "A line between the measured values just before and just after the gap"
                : "Median of the same time on like days (working day or weekend) of the four weeks before, at least "
                        + Proposal.LEAST_LIKE_DAYS + " of them";
        return shape + (conserves ? ", scaled to sum to the known total" : "; no total is known that it must keep");
    }

    private static OffsetDateTime time(ResultSet row, int column, ZoneId zone) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(zone)
                .toOffsetDateTime();
    }

    /** True if what is stored of the time, and the proposed values with it, sum to the known total of the proposal. */
    static boolean keepsTotal(GapFillView gapFill, Slots.Known known) {
        var stored = known.values()
                .subMap(gapFill.from().toEpochSecond(), true, gapFill.to().toEpochSecond(), false);
        var proposed = values(gapFill);
        var sum = Stream.concat(stored.values().stream(), proposed.values().stream())
                .map(BigDecimal::valueOf)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Collections.disjoint(stored.keySet(), proposed.keySet())
                && sum.subtract(gapFill.knownTotal().orElse(sum)).abs().compareTo(NOISE) < 0;
    }

    /** The values of a proposal by the second in which they begin. */
    static NavigableMap<Long, Double> values(GapFillView gapFill) {
        var values = new TreeMap<Long, Double>();
        gapFill.values().forEach(value -> values.put(value.start().toEpochSecond(), value.value()));
        return values;
    }
}
