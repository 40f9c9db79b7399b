package io.dualcarbon.assets;

import io.dualcarbon.platform.testing.ContractRules;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class ContractTest extends ContractRules {}
