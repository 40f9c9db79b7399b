package io.dualcarbon.energy.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dualcarbon.energy.baseline.engine.DegreeDayModel;
import io.dualcarbon.energy.baseline.engine.Quality;
import io.dualcarbon.energy.baseline.engine.Split;
import io.dualcarbon.energy.baseline.engine.TimeOfWeekModel;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.problem.Text;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Baselines as rows; models as JSON of this service's own, which no setting of the API changes. */
@ApplicationScoped
class BaselineStore {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String SELECT = """
            select baseline_id, version, code, name, meter_id, building_id, carrier, station_id, from_day, to_day,
                   resolution, coverage, illustrative, model, quality, split, created_at, retired_at, filled_share,
                   substituted_days
            from baseline where tenant_id = ? and
            """;

    private final Database database;
    private final Tenancy tenancy;

    BaselineStore(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    void add(Baseline baseline) {
        database.ask(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into baseline (tenant_id, baseline_id, version, code, name, meter_id, building_id, carrier,
                        station_id, from_day, to_day, resolution, coverage, illustrative, model, quality, split,
                        created_at, filled_share, substituted_days)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?)
                    """)) {
                insert.setString(1, tenancy.id());
                insert.setObject(2, baseline.id());
                insert.setInt(3, baseline.version());
                insert.setString(4, baseline.code());
                insert.setString(5, baseline.name());
                insert.setObject(6, baseline.meterId());
                insert.setObject(7, baseline.buildingId());
                insert.setString(8, baseline.carrier().name());
                insert.setObject(9, baseline.stationId());
                insert.setObject(10, baseline.from());
                insert.setObject(11, baseline.to());
                insert.setString(12, baseline.resolution().name());
                insert.setDouble(13, baseline.coverage());
                insert.setBoolean(14, baseline.illustrative());
                insert.setString(15, text(baseline.model()));
                insert.setString(16, text(baseline.quality()));
                insert.setString(17, text(baseline.split()));
                insert.setObject(18, baseline.createdAt().atOffset(ZoneOffset.UTC));
                insert.setDouble(19, baseline.filledShare());
                insert.setInt(20, baseline.substitutedDays());
                return insert.executeUpdate();
            } catch (SQLException e) {
                if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw BaselineProblem.BASELINE_CODE_TAKEN
                            .because(baseline.code())
                            .at("code");
                }
                throw e;
            }
        });
    }

    Baseline get(UUID id) {
        return get(id, "");
    }

    /** As {@link #get}; nobody else changes it until the transaction ends. */
    Baseline lock(UUID id) {
        return get(id, " for no key update");
    }

    private Baseline get(UUID id, String lock) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(SELECT + "baseline_id = ?" + lock)) {
                query.setString(1, tenancy.id());
                query.setObject(2, id);
                try (var rows = query.executeQuery()) {
                    if (rows.next()) {
                        return baseline(rows);
                    }
                    throw BaselineProblem.BASELINE_NOT_FOUND.because(id);
                }
            }
        });
    }

    void retire(UUID id, Instant at) {
        database.ask(connection -> {
            try (var update = connection.prepareStatement("update baseline set retired_at = ?, version = version + 1"
                    + " where tenant_id = ? and baseline_id = ?")) {
                update.setObject(1, at.atOffset(ZoneOffset.UTC));
                update.setString(2, tenancy.id());
                update.setObject(3, id);
                return update.executeUpdate();
            }
        });
    }

    Page<Baseline> page(PageRequest page, Optional<UUID> meterId, Optional<UUID> buildingId) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(SELECT
                    + "code > ? and (?::uuid is null or meter_id = ?) and (?::uuid is null or building_id = ?)"
                    + " order by code limit ?")) {
                query.setString(1, tenancy.id());
                query.setString(2, page.after());
                query.setObject(3, meterId.orElse(null));
                query.setObject(4, meterId.orElse(null));
                query.setObject(5, buildingId.orElse(null));
                query.setObject(6, buildingId.orElse(null));
                query.setInt(7, page.limit() + 1);
                List<Baseline> found = new ArrayList<>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(baseline(rows));
                    }
                }
                return Page.of(found, page.limit(), Baseline::code);
            }
        });
    }

    /** What is asked of models of that resolution. */
    List<Criterion> criteria(BaselineResolution resolution) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select metric, comparison, threshold, note, note_zh, source, status from mv_criterion
                    where resolution = ? order by metric
                    """)) {
                query.setString(1, resolution.name());
                var found = new ArrayList<Criterion>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Criterion(
                                Metric.valueOf(rows.getString(1)),
                                Comparison.valueOf(rows.getString(2)),
                                rows.getBigDecimal(3),
                                new Text(rows.getString(4), rows.getString(5)),
                                rows.getString(6),
                                rows.getString(7)));
                    }
                }
                return found;
            }
        });
    }

    private static Baseline baseline(ResultSet row) throws SQLException {
        var resolution = BaselineResolution.valueOf(row.getString(11));
        var retiredAt = row.getObject(18, OffsetDateTime.class);
        return new Baseline(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getObject(6, UUID.class),
                Carrier.valueOf(row.getString(7)),
                row.getObject(8, UUID.class),
                row.getObject(9, LocalDate.class),
                row.getObject(10, LocalDate.class),
                resolution,
                row.getDouble(12),
                row.getDouble(19),
                row.getInt(20),
                row.getBoolean(13),
                resolution == BaselineResolution.PT1H
                        ? read(row.getString(14), TimeOfWeekModel.class)
                        : read(row.getString(14), DegreeDayModel.class),
                read(row.getString(15), Quality.class),
                read(row.getString(16), Split.class),
                row.getObject(17, OffsetDateTime.class).toInstant(),
                retiredAt == null ? null : retiredAt.toInstant());
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A model cannot be written", e);
        }
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored model cannot be read", e);
        }
    }

    /** What somebody asks of a model or of savings. */
    record Criterion(
            Metric metric, Comparison comparison, BigDecimal threshold, Text note, String source, String status) {
        boolean isMetBy(double value) {
            var difference = BigDecimal.valueOf(Math.abs(value)).compareTo(threshold);
            return comparison == Comparison.AT_MOST ? difference <= 0 : difference >= 0;
        }
    }

    enum Comparison {
        AT_MOST,
        AT_LEAST
    }
}
