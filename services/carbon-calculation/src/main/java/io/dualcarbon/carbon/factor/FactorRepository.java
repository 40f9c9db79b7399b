package io.dualcarbon.carbon.factor;

import io.agroal.api.AgroalDataSource;
import io.dualcarbon.carbon.engine.VolumeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the library once: some hundred rows that only a migration, hence a restart, can change. */
@ApplicationScoped
public class FactorRepository {
    private final AgroalDataSource database;
    private volatile @Nullable FactorLibrary loaded;

    FactorRepository(AgroalDataSource database) {
        this.database = database;
    }

    public FactorLibrary library() {
        var library = loaded;
        if (library == null) {
            library = load();
            loaded = library;
        }
        return library;
    }

    private FactorLibrary load() {
        Map<String, GridArea> areas = read(
                        "select code, parent from grid_area",
                        row -> new GridArea(row.getString("code"), row.getString("parent")))
                .stream()
                .collect(Collectors.toUnmodifiableMap(GridArea::code, Function.identity()));
        var sets = read("select * from factor_set order by id collate \"C\", version", FactorRepository::set);
        var factors = read("select * from factor order by id collate \"C\"", FactorRepository::factor);
        return new FactorLibrary(sets, factors, areas);
    }

    private <T> List<T> read(String sql, RowMapper<T> mapper) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(mapper.map(rows));
            }
            return List.copyOf(found);
        } catch (SQLException e) {
            throw new IllegalStateException("The factor library cannot be read", e);
        }
    }

    private static FactorSet set(ResultSet row) throws SQLException {
        return new FactorSet(
                row.getString("id"),
                row.getInt("version"),
                row.getString("name"),
                row.getString("name_en"),
                row.getObject("published_on", LocalDate.class),
                row.getString("source"));
    }

    private static Factor factor(ResultSet row) throws SQLException {
        return new Factor(
                row.getString("id"),
                row.getString("set_id"),
                row.getInt("set_version"),
                row.getString("area"),
                row.getString("carrier"),
                FactorKind.valueOf(row.getString("kind")),
                Gas.valueOf(row.getString("gas")),
                row.getBigDecimal("value"),
                row.getString("unit"),
                row.getBigDecimal("kg_per_base_unit"),
                row.getString("base_unit"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("source"),
                FactorStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("note"),
                row.getBoolean("retroactive"),
                rule(row),
                Optional.ofNullable(row.getString("volume_reference"))
                        .map(VolumeReference::valueOf)
                        .orElse(null),
                fuel(row));
    }

    private static @Nullable FuelMakeup fuel(ResultSet row) throws SQLException {
        var heat = row.getBigDecimal("net_calorific_value");
        return heat == null
                ? null
                : new FuelMakeup(
                        heat,
                        row.getString("net_calorific_value_unit"),
                        row.getBigDecimal("carbon_tonnes_per_tj"),
                        row.getBigDecimal("oxidation_share"),
                        row.getBigDecimal("co2_kg_per_tj"),
                        row.getBigDecimal("density_kg_per_m3"));
    }

    private static @Nullable FactorRule rule(ResultSet row) throws SQLException {
        var text = row.getString("rule");
        return text == null ? null : new FactorRule(text, row.getString("rule_en"), row.getString("rule_source"));
    }

    private interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }
}
