package io.dualcarbon.finance;

import io.dualcarbon.platform.testing.ContractRules;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OtherServices.class)
class ContractTest extends ContractRules {}
