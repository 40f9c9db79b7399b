package io.dualcarbon.energy.rollup;

import static io.dualcarbon.energy.Energy.block;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dualcarbon.energy.Energy;
import io.dualcarbon.energy.FakeRegistry;
import io.dualcarbon.energy.Registry;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class RollupWorkerTest {
    @Inject
    RollupWorker worker;

    @Inject
    Rollups rollups;

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @Test
    void severalWorkersUnderWritesEndInTheRightFigures() throws Exception {
        var area = registry.area();
        var first = registry.meterOf(registry.building(area));
        var second = registry.meterOf(registry.building(area));
        registry.publish();
        var writing = new AtomicBoolean(true);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var workers = new Runnable[] {() -> work(writing), () -> work(writing)};
            for (var each : workers) {
                threads.execute(each);
            }

            for (var value = 1; value <= 40; value++) {
                energy.sendBlocks(
                                block(first, "2025-01-01T00:00:00+08:00", value),
                                block(second, "2025-01-01T00:00:00+08:00", 2 * value))
                        .body("rejected", equalTo(0));
            }
        } finally {
            writing.set(false);
            threads.shutdown();
        }

        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-02").body("rows.quantity", contains(120.0));
    }

    private void work(AtomicBoolean writing) {
        while (writing.get()) {
            worker.catchUp();
        }
    }

    @Test
    void aWorkerThatDiesLeavesItsWorkToTheNext() {
        var area = registry.area();
        var meter = registry.meterOf(registry.building(area));
        registry.publish();
        energy.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", 1));
        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-02").body("rows.quantity", contains(1.0));

        var death = assertThrows(
                QuarkusTransactionException.class,
                () -> Tenancy.inTransactionOf(tenant.id(), () -> {
                    rollups.recomputeSome(tenant.id()); // from here on no other worker takes this tenant up
                    energy.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", 5));
                    rollups.recomputeSome(tenant.id());
                    throw new InterruptedException("killed before it could commit");
                }));

        assertInstanceOf(InterruptedException.class, death.getCause());
        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-02").body("rows.quantity", contains(5.0));
    }
}
