package io.dualcarbon.assets;

import io.dualcarbon.platform.testing.InputRules;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class InputTest extends InputRules {
    @Override
    protected TestTenant tenant() {
        return TestRegistry.fresh().tenant();
    }
}
