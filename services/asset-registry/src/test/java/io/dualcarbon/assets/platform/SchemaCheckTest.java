package io.dualcarbon.assets.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service is ready with the schema that it expects, and says what is missing from another. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class SchemaCheckTest {
    private static final String CHECK = "checks.find { it.name == 'schema' }.";

    @AfterEach
    void theSchemaAsItIs() throws SQLException {
        change("update flyway_schema_history set version = '002', success = true where description = 'create jobs'");
    }

    @Test
    void isReadyWithTheSchemaThatItExpects() {
        readiness(200).body(CHECK + "status", equalTo("UP"));
    }

    @Test
    void namesWhatWasNotMigrated() throws SQLException {
        change("update flyway_schema_history set version = '002.1' where description = 'create jobs'");

        readiness(503)
                .body(CHECK + "status", equalTo("DOWN"))
                .body(CHECK + "data.notMigrated", equalTo("002 create jobs"));
    }

    @Test
    void namesAMigrationThatFailed() throws SQLException {
        change("update flyway_schema_history set success = false where description = 'create jobs'");

        readiness(503).body(CHECK + "data.notMigrated", equalTo("002 create jobs"));
    }

    private static ValidatableResponse readiness(int status) {
        return given().get("/q/health/ready").then().statusCode(status);
    }

    private static void change(String sql) throws SQLException {
        try (var connection = PostgresResource.superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
