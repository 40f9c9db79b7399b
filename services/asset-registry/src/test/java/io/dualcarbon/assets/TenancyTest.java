package io.dualcarbon.assets;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TenancyRules;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class TenancyTest extends TenancyRules {}
