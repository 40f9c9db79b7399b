package io.dualcarbon.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL with the roles of production, the key that signs the tests' tokens, and who says which tenants there
 * are. The application connects as a member of {@code dualcarbon_app}, so row-level security holds in tests as it does in
 * a city.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private static final String OWNER = "dualcarbon_owner";
    private static final String APPLICATION = "service";
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable TenantRegister register;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "100")
                    .start();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create role " + OWNER + " login");
                statement.execute("create role dualcarbon_app nologin");
                statement.execute(
                        "create role " + APPLICATION + " login nosuperuser nobypassrls in role dualcarbon_app");
                statement.execute("create database service owner " + OWNER);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("Roles could not be made", e);
        }
        var url = postgres.getJdbcUrl(APPLICATION, "service").replaceFirst("\\?.*", "");
        System.setProperty("dualcarbon.test.database", url);
        var config = new HashMap<>(Map.of(
                "quarkus.datasource.jdbc.url", url,
                "quarkus.datasource.username", APPLICATION,
                "quarkus.datasource.password", "unused",
                "quarkus.flyway.username", OWNER,
                "quarkus.flyway.password", "unused"));
        config.putAll(Tokens.serverConfig());
        register = TenantRegister.start();
        config.putAll(register.serverConfig());
        return config;
    }

    @Override
    public void stop() {
        if (register != null) {
            register.stop();
        }
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects past row-level security, to look at what is really stored. */
    public static Connection superuser() throws SQLException {
        return connect("postgres");
    }

    /** Connects as the service does. */
    public static Connection application() throws SQLException {
        return connect(APPLICATION);
    }

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(System.getProperty("dualcarbon.test.database"), role, "unused");
    }
}
