package io.dualcarbon.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.SchemaRules;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SchemaTest extends SchemaRules {
    @Override
    protected Set<String> referenceTables() {
        return Set.of("grid_area", "factor_set", "factor");
    }

    @Override
    protected boolean isDistributable() {
        return true;
    }

    @ParameterizedTest
    @ValueSource(strings = {"update factor set value = 0", "delete from factor_set", "delete from grid_area"})
    void theApplicationCannotRewriteAPublishedFactor(String sql) throws SQLException {
        try (var connection = PostgresResource.application();
                var statement = connection.createStatement()) {
            var refused = assertThrows(SQLException.class, () -> statement.execute(sql));

            assertEquals("42501", refused.getSQLState());
        }
    }
}
