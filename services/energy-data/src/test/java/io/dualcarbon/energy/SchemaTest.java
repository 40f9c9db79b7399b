package io.dualcarbon.energy;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.SchemaRules;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class SchemaTest extends SchemaRules {
    @Override
    protected Set<String> referenceTables() {
        return Set.of(
                "registry_cursor",
                "coefficient_set",
                "coefficient",
                "benchmark",
                "mv_criterion",
                "mohurd_code",
                "mohurd_carrier",
                "mohurd_dialect");
    }

    @Override
    protected boolean isDistributable() {
        return true;
    }
}
