package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Adjustments as rows. */
@ApplicationScoped
class AdjustmentStore {
    private static final String SELECT = """
            select adjustment_id, baseline_id, from_day, to_day, quantity, basis, unit, reason, recorded_by, recorded_at
            from baseline_adjustment where tenant_id = ? and baseline_id = ? and
            """;

    private final Database database;
    private final Tenancy tenancy;

    AdjustmentStore(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    void add(Adjustment adjustment) {
        database.ask(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into baseline_adjustment (tenant_id, adjustment_id, baseline_id, from_day, to_day, quantity,
                        basis, unit, reason, recorded_by, recorded_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setString(1, tenancy.id());
                insert.setObject(2, adjustment.id());
                insert.setObject(3, adjustment.baselineId());
                insert.setObject(4, adjustment.from());
                insert.setObject(5, adjustment.to());
                insert.setBigDecimal(6, adjustment.quantity());
                insert.setString(7, adjustment.basis().name());
                insert.setString(8, adjustment.unit());
                insert.setString(9, adjustment.reason());
                insert.setString(10, adjustment.recordedBy());
                insert.setObject(11, adjustment.recordedAt().atOffset(ZoneOffset.UTC));
                return insert.executeUpdate();
            }
        });
    }

    Adjustment get(Baseline baseline, UUID id) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(SELECT + "adjustment_id = ?")) {
                bind(query, baseline);
                query.setObject(3, id);
                return adjustments(query, baseline.carrier()).stream()
                        .findFirst()
                        .orElseThrow(() -> BaselineProblem.BASELINE_ADJUSTMENT_NOT_FOUND.because(id));
            }
        });
    }

    /** Those with a day in {@code [from, to)}, by their first day. */
    List<Adjustment> during(Baseline baseline, LocalDate from, LocalDate to) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(
                    SELECT + "from_day < ? and to_day > ? order by from_day, adjustment_id")) {
                bind(query, baseline);
                query.setObject(3, to);
                query.setObject(4, from);
                return adjustments(query, baseline.carrier());
            }
        });
    }

    Page<Adjustment> page(Baseline baseline, PageRequest page) {
        return database.page(
                page,
                adjustment -> adjustment.from() + "|" + adjustment.id(),
                row -> adjustment(row, baseline.carrier()),
                SELECT + "from_day || '|' || adjustment_id > ? order by from_day, adjustment_id limit ?",
                tenancy.id(),
                baseline.id(),
                page.after());
    }

    void delete(UUID id) {
        database.ask(connection -> {
            try (var delete = connection.prepareStatement(
                    "delete from baseline_adjustment where tenant_id = ? and adjustment_id = ?")) {
                delete.setString(1, tenancy.id());
                delete.setObject(2, id);
                return delete.executeUpdate();
            }
        });
    }

    private void bind(PreparedStatement query, Baseline baseline) throws SQLException {
        query.setString(1, tenancy.id());
        query.setObject(2, baseline.id());
    }

    private static List<Adjustment> adjustments(PreparedStatement query, Carrier carrier) throws SQLException {
        var found = new ArrayList<Adjustment>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(adjustment(rows, carrier));
            }
        }
        return found;
    }

    private static Adjustment adjustment(ResultSet row, Carrier carrier) throws SQLException {
        var unit = row.getString(7);
        return new Adjustment(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                row.getBigDecimal(5),
                AdjustmentBasis.valueOf(row.getString(6)),
                unit,
                Objects.requireNonNull(carrier.factor(unit)),
                row.getString(8),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }
}
