package io.dualcarbon.finance.catalogue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** Loads the catalogues from their tables in the project. A later edition is a new table and a new migration. */
class CatalogueMigration implements JavaMigration {
    private static final String CATALOGUES = "/reference/catalogues.csv";
    private static final String CATEGORIES = "/reference/catalogue_categories.csv";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("102");
    }

    @Override
    public String getDescription() {
        return "load catalogues";
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    /** A table edited after it was loaded stops the start instead of passing unseen. */
    @Override
    public Integer getChecksum() {
        var crc = new CRC32();
        crc.update(text(CATALOGUES).getBytes(StandardCharsets.UTF_8));
        crc.update(text(CATEGORIES).getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    @Override
    public void migrate(Context context) throws SQLException {
        insert(
                context,
                "insert into catalogue values (?, ?, nullif(?, '')::date, nullif(?, '')::date, ?, ?)",
                rows(CATALOGUES));
        insert(
                context,
                "insert into catalogue_category (catalogue_version, code, ordinal, name, source, status)"
                        + " values (?, ?, ?::int, ?, ?, ?)",
                rows(CATEGORIES).stream()
                        .map(row -> List.of(row.get(0), row.get(1), row.get(1), row.get(2), row.get(3), row.get(4)))
                        .toList());
    }

    private static void insert(Context context, String sql, List<List<String>> rows) throws SQLException {
        try (var insert = context.getConnection().prepareStatement(sql)) {
            for (var row : rows) {
                for (var i = 0; i < row.size(); i++) {
                    insert.setString(i + 1, row.get(i));
                }
                insert.executeUpdate();
            }
        }
    }

    private static List<List<String>> rows(String resource) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(text(resource))) {
            return csv.stream().map(NamedCsvRecord::getFields).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String resource) {
        try (var stream = Objects.requireNonNull(CatalogueMigration.class.getResourceAsStream(resource))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
