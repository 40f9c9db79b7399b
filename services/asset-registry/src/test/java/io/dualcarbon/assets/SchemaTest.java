package io.dualcarbon.assets;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.SchemaRules;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class SchemaTest extends SchemaRules {
    @Override
    protected Set<String> referenceTables() {
        return Set.of();
    }

    @Override
    protected boolean isDistributable() {
        return false;
    }
}
