package io.dualcarbon.energy;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.RightsRules;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class RightsTest extends RightsRules {}
