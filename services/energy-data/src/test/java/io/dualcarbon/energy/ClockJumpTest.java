package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The machine's clock is put right, or wrong, while readings come in. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class ClockJumpTest {
    @Inject
    Clock injected;

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Stored stored = new Stored(tenant);
    private MovableClock clock;
    private String area;
    private String meter;

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aMeter() {
        clock = (MovableClock) injected;
        area = registry.area();
        meter = registry.meterOf(registry.building(area));
        registry.publish();
    }

    @AfterEach
    void putTheClockRight() {
        clock.putRight();
    }

    @Test
    void theLastAcceptedValueWinsThoughTheClockWentBack() throws SQLException {
        energy.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", flat(96, 1)));
        energy.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", flat(96, 2)))
                .body("corrected", equalTo(1));

        clock.jump(Duration.ofDays(-2));
        energy.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", flat(96, 3)))
                .body("corrected", equalTo(1));
        energy.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", flat(96, 3)))
                .body("unchanged", equalTo(1));

        energy.series(meter, "2025-01-01", "2025-01-02", "P1D").body("points.value", contains(288.0));
        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-02").body("rows.quantity", contains(288.0));
        assertEquals(2, stored.count("block_revision"));
    }

    @Test
    void whatTheClockThinksIsTheFutureIsRefusedAndTakenOnceItIsRight() {
        var lately = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));

        clock.jump(Duration.ofDays(-1));
        energy.sendBlocks(block(meter, lately.toString(), 5))
                .body("rejected", equalTo(1))
                .body("errors.type", contains(endsWith(":reading-in-future")));

        clock.putRight();
        energy.sendBlocks(block(meter, lately.toString(), 5)).body("accepted", equalTo(1));
    }

    @Test
    void readingsOfADayAheadAreTakenUpWhenTheClockIsPutBack() {
        clock.jump(Duration.ofDays(1));
        var ahead = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(20));
        energy.sendBlocks(block(meter, ahead.toString(), 5)).body("accepted", equalTo(1));

        clock.putRight();
        energy.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", flat(96, 1)))
                .body("accepted", equalTo(1));

        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-02").body("rows.quantity", contains(96.0));
    }
}
