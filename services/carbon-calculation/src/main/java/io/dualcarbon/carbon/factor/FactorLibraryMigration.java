package io.dualcarbon.carbon.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.dualcarbon.carbon.engine.FuelFactor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Loads the published factor sets from the tables in {@code factors/}. Their checksum is the migration's: a published
 * table that somebody edits stops the service at start. A correction is a new version of the set in a new migration.
 */
class FactorLibraryMigration implements JavaMigration {
    static final String FACTORS = "factors/factors.csv";
    private static final String SETS = "factors/sets.csv";
    private static final String AREAS = "factors/areas.csv";
    private static final int PRINTED_DECIMALS = 6;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("102");
    }

    @Override
    public String getDescription() {
        return "load factor library";
    }

    @Override
    public Integer getChecksum() {
        var checksum = new CRC32();
        for (var table : List.of(AREAS, SETS, FACTORS)) {
            checksum.update(text(table).getBytes(UTF_8));
        }
        return (int) checksum.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        insert(
                connection,
                AREAS,
                "grid_area (code, name, name_en, parent)",
                List.of("code", "name", "name_en", "parent"));
        insert(
                connection,
                SETS,
                "factor_set (id, version, name, name_en, published_on, source)",
                List.of("id", "version", "name", "name_en", "published_on", "source"));
        insertFactors(connection);
    }

    private static void insert(Connection connection, String table, String target, List<String> columns)
            throws SQLException {
        // The columns are ours; text goes in as text and the database converts it.
        var casts = columns.stream()
                .map(c -> c.equals("version") ? "?::int" : c.equals("published_on") ? "?::date" : "?")
                .toList();
        try (var statement =
                connection.prepareStatement("insert into " + target + " values (" + String.join(", ", casts) + ")")) {
            for (var row : rows(table)) {
                for (int i = 0; i < columns.size(); i++) {
                    statement.setString(i + 1, field(row, columns.get(i)));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void insertFactors(Connection connection) throws SQLException {
        var sql = """
                insert into factor (id, set_id, set_version, area, carrier, kind, gas, value, unit, kg_per_base_unit,
                    base_unit, valid_from, valid_to, source, status, note)
                values (?, ?, ?::int, ?, ?, ?, ?, ?, ?, ?, ?, ?::date, ?::date, ?, ?, ?)
                """;
        try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows(FACTORS)) {
                var value = new BigDecimal(row.getField("value"));
                var unit = FactorUnit.of(row.getField("unit"));
                refuseIfContradictory(row, value);
                var column = 1;
                for (var name : List.of("id", "set", "version", "area", "carrier")) {
                    statement.setString(column++, field(row, name));
                }
                statement.setString(
                        column++, FactorKind.valueOf(row.getField("kind")).name());
                statement.setString(column++, row.getField("gas"));
                statement.setBigDecimal(column++, value);
                statement.setString(column++, row.getField("unit"));
                statement.setBigDecimal(column++, unit.kgPerBaseUnit(value));
                statement.setString(column++, unit.baseUnit());
                for (var name : List.of("valid_from", "valid_to", "source", "status", "note")) {
                    statement.setString(column++, field(row, name));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** A fuel's factor must follow from the heating value and carbon content printed beside it. */
    static void refuseIfContradictory(NamedCsvRecord row, BigDecimal value) {
        var derived = derived(row);
        if (derived != null
                && derived.setScale(PRINTED_DECIMALS, RoundingMode.HALF_UP)
                                .compareTo(value.setScale(PRINTED_DECIMALS, RoundingMode.HALF_UP))
                        != 0) {
            throw new IllegalStateException(
                    "%s says %s, but its parts give %s".formatted(row.getField("id"), value, derived));
        }
    }

    private static @Nullable BigDecimal derived(NamedCsvRecord row) {
        if (field(row, "ncv_gj_per_unit") == null) {
            return null;
        }
        var ncv = new BigDecimal(row.getField("ncv_gj_per_unit"));
        if (field(row, "carbon_tc_per_tj") != null) {
            return FuelFactor.fromCarbonContent(
                    ncv, new BigDecimal(row.getField("carbon_tc_per_tj")), new BigDecimal(row.getField("oxidation")));
        }
        var byMass = FuelFactor.fromHeat(ncv, new BigDecimal(row.getField("kgco2_per_tj")));
        var density = field(row, "density_kg_per_m3");
        return density == null ? byMass : FuelFactor.byVolume(byMass, new BigDecimal(density));
    }

    static @Nullable String field(NamedCsvRecord row, String name) {
        var text = row.getField(name);
        return text.isEmpty() ? null : text;
    }

    static List<NamedCsvRecord> rows(String table) {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(text(table))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String table) {
        try (InputStream in = FactorLibraryMigration.class.getClassLoader().getResourceAsStream(table)) {
            return new String(Objects.requireNonNull(in, table).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
