package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class RollupTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Stored stored = new Stored(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void sumsAreEqualToTheBitInWhateverOrderValuesCome() throws SQLException {
        var random = new Random(7);
        var area = registry.area();
        var meters = new ArrayList<String>();
        for (var i = 0; i < 6; i++) {
            meters.add(registry.meterOf(registry.building(area)));
        }
        registry.publish();
        var pieces = new ArrayList<String>();
        for (var meter : meters) {
            for (var hour = 0; hour < 48; hour++) {
                var start = OffsetDateTime.parse(NEW_YEAR).plusHours(hour).toString();
                pieces.add(block(
                        meter,
                        start.length() == 22 ? start.replace("+", ":00+") : start,
                        random.nextDouble() * 1000,
                        random.nextDouble() / 1000,
                        random.nextDouble(),
                        1e6 * random.nextDouble()));
            }
        }
        energy.sendBlocks(pieces.toArray(String[]::new));
        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-02");
        var inOrder = totals();

        for (var shuffle = 0; shuffle < 5; shuffle++) {
            var other = new RollupTest();
            other.sendShuffled(pieces, meters, new Random(shuffle));
            assertEquals(inOrder, other.totals());
        }
    }

    /** The same readings of the same meters in a tenant of its own, piece by piece. */
    private void sendShuffled(List<String> pieces, List<String> meters, Random random) {
        var area = registry.area();
        for (var meter : meters) {
            registry.event("meter", "created", meter, 0, text("buildingId", registry.building(area)));
        }
        registry.publish();
        var shuffled = new ArrayList<>(pieces);
        Collections.shuffle(shuffled, random);
        for (var from = 0; from < shuffled.size(); from += 17) {
            energy.sendBlocks(shuffled.subList(from, Math.min(from + 17, shuffled.size()))
                            .toArray(String[]::new))
                    .body("errors", empty());
        }
        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-02");
    }

    private List<String> totals() throws SQLException {
        return stored.rows(
                "select node_kind, month, total::text, apportioned_total::text, covered_days::text, day_totals::text,"
                        + " day_covered::text from rollup_month");
    }

    @Test
    void twoClientsCorrectOneBlockAtOnceAndNothingIsLost() throws Exception {
        var building = registry.building(registry.area());
        var meters = List.of(registry.meterOf(building), registry.meterOf(building), registry.meterOf(building));
        registry.publish();
        var tasks = new ArrayList<Callable<Integer>>();
        for (var slot = 0; slot < 24; slot++) {
            // Each client fills an hour of each meter, in an order of its own.
            var order = new ArrayList<>(meters);
            Collections.shuffle(order, new Random(slot));
            var start = "2025-01-01T%02d:00:00+08:00".formatted(slot);
            var blocks =
                    order.stream().map(meter -> block(meter, start, 1, 2, 3, 4)).toArray(String[]::new);
            tasks.add(() -> energy.sendBlocks(blocks).statusCode(200).extract().<Integer>path("accepted"));
            tasks.add(() -> energy.sendBlocks(blocks).statusCode(200).extract().<Integer>path("accepted"));
        }

        var accepted = inParallel(tasks);

        assertEquals(24 * 3, accepted);
        for (var meter : meters) {
            energy.series(meter, "2025-01-01", "2025-01-02", "P1D").body("points.value", contains(240.0));
        }
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(720.0));
    }

    @Test
    void eachOfTwoCorrectionsKeepsWhatItReplaced() throws Exception {
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, 1));

        inParallel(List.of(
                () -> energy.sendBlocks(block(meter, NEW_YEAR, 2)).extract().<Integer>path("corrected"),
                () -> energy.sendBlocks(block(meter, NEW_YEAR, 3)).extract().<Integer>path("corrected")));

        var kept = new HashSet<>(stored.rows("select slot_values[1] from block_revision"));
        kept.addAll(stored.rows("select slot_values[1] from interval_block"));
        assertEquals(Set.of("1", "2", "3"), kept);
        assertEquals(2, stored.count("block_revision"));
    }

    private static int inParallel(List<Callable<Integer>> tasks) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(6);
        try {
            var sum = 0;
            for (var result : threads.invokeAll(tasks)) {
                sum += result.get();
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void followsALateCorrection() {
        var area = registry.area();
        var building = registry.building(area);
        var meter = registry.meterOf(building);
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, flat(96, 1)));
        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-02").body("rows.quantity", contains(96.0));

        energy.sendBlocks(block(meter, NEW_YEAR, 11));

        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-02").body("rows.quantity", contains(106.0));
    }

    @Test
    void aBuildingTakesItsHistoryToAnotherArea() {
        var from = registry.area();
        var to = registry.area();
        var building = registry.building(from);
        var meter = registry.meterOf(building);
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, 5), block(meter, "2025-03-01T00:00:00+08:00", 7));
        energy.consumption("areaId", from, "from", "2025-01", "to", "2025-04")
                .body("rows.quantity", contains(5.0, null, 7.0));

        registry.event("building", "updated", building, 1, text("areaId", to)).publish();

        energy.consumption("areaId", to, "from", "2025-01", "to", "2025-04")
                .body("rows.quantity", contains(5.0, null, 7.0));
        energy.consumption("areaId", from, "from", "2025-01", "to", "2025-04").body("rows", empty());
        assertEquals(2, countRollupsOf(to));
        assertEquals(0, countRollupsOf(from));
    }

    private int countRollupsOf(String node) {
        try {
            return (int) stored.rows("select node_id from rollup_month").stream()
                    .filter(node::equals)
                    .count();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aMeterThatGetsAParentLeavesTheBoundary() {
        var building = registry.building(registry.area());
        var main = registry.meterOf(building);
        var second = registry.meterOf(building);
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, 100), block(second, NEW_YEAR, 30));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(130.0));

        registry.event(
                        "meter",
                        "updated",
                        second,
                        1,
                        text("buildingId", building),
                        text("parentId", main),
                        text("endUse", "C"))
                .publish();

        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(100.0));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02", "groupBy", "endUse")
                .body("rows.endUse", contains("C", "RESIDUAL"))
                .body("rows.quantity", contains(30.0, 70.0));
    }
}
