package io.dualcarbon.carbon;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.RightsRules;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeDistrict.class)
class RightsTest extends RightsRules {}
