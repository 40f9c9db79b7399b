package io.dualcarbon.assets;

import io.dualcarbon.platform.testing.InputRules;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class InputTest extends InputRules {}
