package io.dualcarbon.platform.schema;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Ready only with the schema that this program expects: it is migrated apart, which may have failed or been forgotten. A
 * schema that is further on is no reason: so it is while the next version comes in beside this one.
 */
@Readiness
@Singleton
class SchemaCheck implements HealthCheck {
    private final Flyway migrations;
    private final AgroalDataSource database;

    /** Descriptions by version; empty until they were read once, which costs more than a probe may. */
    private volatile Map<String, String> expected = Map.of();

    SchemaCheck(Flyway migrations, AgroalDataSource database) {
        this.migrations = migrations;
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named("schema");
        try {
            var missing = missing();
            return missing.isEmpty()
                    ? check.up().build()
                    : check.down()
                            .withData("notMigrated", String.join(", ", missing.values()))
                            .build();
        } catch (FlywayException | SQLException e) {
            return check.down()
                    .withData("notMigrated", "the history of the schema cannot be read")
                    .build();
        }
    }

    private Map<String, String> missing() throws SQLException {
        if (expected.isEmpty()) {
            expected = Arrays.stream(migrations.info().all())
                    .filter(migration -> migration.getState().isResolved())
                    .collect(Collectors.toMap(
                            SchemaCheck::version, each -> version(each) + " " + each.getDescription()));
        }
        var missing = new TreeMap<>(expected);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select version from flyway_schema_history where success");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                if (rows.getString(1) != null) { // of what has no version
                    missing.remove(rows.getString(1));
                }
            }
        }
        return missing;
    }

    private static String version(MigrationInfo migration) {
        return migration.getVersion().getVersion();
    }
}
