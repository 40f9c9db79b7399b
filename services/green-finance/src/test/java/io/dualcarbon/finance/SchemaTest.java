package io.dualcarbon.finance;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.SchemaRules;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OtherServices.class)
class SchemaTest extends SchemaRules {
    @Override
    protected Set<String> referenceTables() {
        return Set.of("catalogue", "catalogue_category");
    }

    @Override
    protected boolean isDistributable() {
        return false;
    }
}
