package io.dualcarbon.energy.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.energy.FakeRegistry;
import io.dualcarbon.energy.Registry;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class TenantsInTurnTest {
    @Inject
    TenantsInTurn tenants;

    private final TestTenant large = TestTenant.fresh();
    private final TestTenant late = TestTenant.fresh();
    private final List<String> order = new ArrayList<>();

    @Test
    void whoComesLateWaitsForOneBatchOnly() {
        publish(large);

        tenants.work(both(), tenant -> {
            order.add(tenant);
            if (order.size() == 1) {
                publish(late);
            }
            return tenant.equals(large.id()) && order.size() < 6;
        });

        assertEquals(Set.of(large.id(), late.id()), Set.copyOf(order.subList(0, 3)));
        assertTrue(order.size() >= 6, "The large one goes on");
    }

    @Test
    void whoseWorkFailsKeepsNobodyWaiting() {
        publish(large);
        publish(late);

        tenants.work(both(), tenant -> {
            order.add(tenant);
            if (tenant.equals(large.id())) {
                throw new IllegalStateException("a fault in the data of one tenant");
            }
            return order.size() < 4;
        });

        assertEquals(1, order.stream().filter(large.id()::equals).count());
        assertEquals(3, order.stream().filter(late.id()::equals).count());
    }

    private static void publish(TestTenant tenant) {
        new Registry(tenant).timeZone("Asia/Shanghai").publish();
    }

    private String both() {
        return "select tenant_id from tenant where tenant_id in ('%s', '%s') order by 1"
                .formatted(large.id(), late.id());
    }
}
