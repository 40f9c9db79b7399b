package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.portOffset;
import static io.dualcarbon.acceptance.RunningPlatform.secret;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody could do who has taken one process of the platform: what that process does, and no more. */
@ExtendWith(RunningPlatform.class)
class LeastRightsIT {
    private static final List<String> DATABASES =
            List.of("asset_registry", "energy_data", "carbon_calculation", "green_finance");

    /** The secrets that a process needs for its own work, by their names among the platform's. */
    private static final Map<String, Set<String>> OWN = Map.of(
            "asset-registry", Set.of("gateway.secret", "asset_registry.password"),
            "energy-data", Set.of("gateway.secret", "energy_data.password", "energy-data.client.secret"),
            "carbon-calculation",
                    Set.of("gateway.secret", "carbon_calculation.password", "carbon-calculation.client.secret"),
            "green-finance", Set.of("gateway.secret", "green_finance.password", "green-finance.client.secret"),
            "gateway", Set.of("gateway.secret", "console.client.secret", "session.encryption.secret"));

    /** The one state in which a socket waits for connections. */
    private static final String LISTENING = "0A";

    @ParameterizedTest
    @ValueSource(strings = {"asset-registry", "energy-data", "carbon-calculation", "green-finance", "gateway"})
    void aProcessAndItsSupervisorHoldTheirOwnSecretsOnly(String process) throws IOException {
        for (var file : List.of(process + ".pid", process + ".supervisor.pid")) {
            var environment = Files.readString(Path.of("/proc", pid(file), "environ"), UTF_8);
            var held = new TreeSet<String>();
            RunningPlatform.secrets().forEach((name, value) -> {
                if (environment.contains(value)) {
                    held.add(name);
                }
            });

            assertEquals(new TreeSet<>(OWN.get(process)), held, file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asset_registry", "energy_data", "carbon_calculation", "green_finance"})
    void aServiceReachesItsOwnDatabaseOnly(String role) throws SQLException {
        for (var database : DATABASES) {
            if (database.equals(role)) {
                connect(database, role).close();
            } else {
                var refused = assertThrows(SQLException.class, () -> connect(database, role));
                assertEquals("42501", refused.getSQLState(), database);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asset_registry", "energy_data", "carbon_calculation", "green_finance"})
    void aServiceOwnsNothingAndCannotBypassItsTenants(String role) throws SQLException {
        try (var connection = connect(role, role);
                var statement = connection.createStatement()) {
            var row = statement.executeQuery("""
                    select bool_or(rolsuper or rolbypassrls or rolcreaterole or rolcreatedb),
                        (select count(*) from pg_class where relowner = current_user::regrole and relpersistence <> 't')
                    from pg_roles where pg_has_role(current_user, oid, 'member')
                    """);
            assertTrue(row.next());
            assertFalse(row.getBoolean(1));
            assertEquals(0, row.getInt(2));
        }
    }

    @Test
    void theRoleThatAllServicesShareIsNoLogin() {
        for (var login : List.of("dualcarbon_app", "dualcarbon_owner")) {
            var refused = assertThrows(
                    SQLException.class,
                    () -> DriverManager.getConnection(url("energy_data"), login, secret("energy_data.password")));
            assertTrue(refused.getSQLState().startsWith("28"), refused::getMessage);
        }
    }

    /** What a service asks other services on its own account, it asks the registry. */
    @ParameterizedTest
    @CsvSource({
        "/api/assets/v1/changes?limit=1, 200",
        "/api/energy/v1/changes?limit=1, 403",
        "/api/carbon/v1/changes?limit=1, 403",
        "/api/finance/v1/changes?limit=1, 403"
    })
    void aServicesTokenOpensTheRegistryOnly(String path, int status) {
        for (var service : List.of("energy-data", "carbon-calculation", "green-finance")) {
            given().baseUri(RunningPlatform.service(path))
                    .auth()
                    .oauth2(tokenOf(service))
                    .get(path)
                    .then()
                    .statusCode(status);
        }
    }

    @Test
    void oneServicesSecretIsNotAnothers() {
        tokenRequest("service-energy-data", secret("green-finance.client.secret"))
                .statusCode(401);
        tokenRequest("platform-service", secret("energy-data.client.secret")).statusCode(401);
    }

    /** Every process, Keycloak and PostgreSQL included, waits for connections of this machine only. */
    @Test
    void nothingListensForTheWorld() throws IOException {
        var addresses = new HashMap<String, String>();
        for (var table : List.of("tcp", "tcp6")) {
            for (var line : Files.readAllLines(Path.of("/proc/net", table))) {
                var columns = line.strip().split("\\s+");
                if (columns[3].equals(LISTENING)) {
                    addresses.put("socket:[" + columns[9] + "]", columns[1]);
                }
            }
        }
        var open = new ArrayList<String>();
        for (var process : List.of(
                "postgres",
                "keycloak",
                "gateway",
                "asset-registry",
                "energy-data",
                "carbon-calculation",
                "green-finance")) {
            var listening = new HashSet<>(sockets(pid(process + ".pid")));
            listening.retainAll(addresses.keySet());
            assertFalse(listening.isEmpty(), process + " listens nowhere");
            addresses.forEach((socket, address) -> {
                if (listening.contains(socket) && !isOfThisMachine(address)) {
                    open.add(process + " " + address);
                }
            });
        }
        assertEquals(List.of(), open);
    }

    /** As the system writes 127.0.0.1, also as an IPv6 address, and ::1: in hexadecimal, the bytes of each word turned. */
    private static boolean isOfThisMachine(String address) {
        var host = address.substring(0, address.indexOf(':'));
        return host.equals("0100007F")
                || host.equals("0000000000000000FFFF00000100007F")
                || host.equals("00000000000000000000000001000000");
    }

    private static List<String> sockets(String pid) throws IOException {
        try (var files = Files.list(Path.of("/proc", pid, "fd"))) {
            return files.map(LeastRightsIT::target).toList();
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return ""; // closed just now
        }
    }

    private static String pid(String file) {
        try {
            return Files.readString(RunningPlatform.data().resolve("run").resolve(file))
                    .split(" ", 2)[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(url(database), role, secret(role + ".password"));
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + (5433 + portOffset()) + "/" + database;
    }

    private static String tokenOf(String service) {
        return tokenRequest("service-" + service, secret(service + ".client.secret"))
                .statusCode(200)
                .body("token_type", equalTo("Bearer"))
                .extract()
                .path("access_token");
    }

    private static ValidatableResponse tokenRequest(String client, String secret) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", client)
                .formParam("client_secret", secret)
                .post(RunningPlatform.issuer() + "/protocol/openid-connect/token")
                .then();
    }
}
