package io.dualcarbon.energy;

import static io.dualcarbon.energy.Registry.configuration;
import static io.dualcarbon.energy.Registry.configurations;
import static io.dualcarbon.energy.Registry.placement;
import static io.dualcarbon.energy.Registry.placements;
import static io.dualcarbon.energy.Registry.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which meters make up a node does not depend on the way on which the registry came to be what it is. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class NodeMembershipTest {
    private static final int CHANGES = 150;
    private static final String MEMBERSHIPS =
            "select node_kind, node_id, end_use, meter_id, carrier, direction, from_day, to_day, sign from node_meter";

    private final TestTenant changed = TestTenant.fresh();
    private final TestTenant told = TestTenant.fresh();
    private final Map<String, Registered> records = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void manyChangesOneByOneEndWhereTheirResultEndsAtOnce(long seed) throws SQLException {
        var random = new Random(seed);
        var areas = ids(7);
        var organizations = ids(4);
        var buildings = ids(8);
        var meters = ids(25);
        var registry = new Registry(changed);
        for (var change = 0; change < CHANGES; change++) {
            switch (random.nextInt(8)) {
                case 0 -> put(registry, "area", any(random, areas), link(random, "parentId", areas));
                case 1, 2 ->
                    put(
                            registry,
                            "building",
                            any(random, buildings),
                            link(random, "areaId", areas),
                            link(random, "organizationId", organizations),
                            random.nextInt(2) == 0
                                    ? placements()
                                    : placements(
                                            placement("", link(random, "areaId", areas)),
                                            placement(
                                                    "2025-02-15",
                                                    link(random, "areaId", areas),
                                                    link(random, "organizationId", organizations))));
                default ->
                    put(
                            registry,
                            "meter",
                            any(random, meters),
                            text("carrier", random.nextInt(5) == 0 ? "HEAT" : "ELECTRICITY"),
                            random.nextInt(3) == 0 ? text("endUse", "HVAC") : "\"endUse\":null",
                            link(random, "buildingId", buildings),
                            link(random, "areaId", areas),
                            link(random, "organizationId", organizations),
                            link(random, "parentId", meters),
                            switch (random.nextInt(5)) {
                                case 0 -> configurations(configuration("2025-03-01", "1", any(random, meters)));
                                case 1 ->
                                    configurations(
                                            configuration("2025-01-15", "1", any(random, meters)),
                                            placement("2025-02-20", text("buildingId", any(random, buildings))));
                                default -> configurations();
                            });
            }
            if (random.nextInt(6) == 0) {
                registry.publish();
            }
        }
        registry.publish();

        var all = new Registry(told);
        records.forEach((id, each) -> all.event(each.kind(), "created", id, 0, each.properties()));
        all.publish();

        var memberships = new Stored(changed).rows(MEMBERSHIPS);
        assertFalse(memberships.isEmpty());
        assertEquals(new Stored(told).rows(MEMBERSHIPS), memberships);
    }

    @Test
    void aNameThatChangesMovesNothing() throws SQLException {
        var registry = new Registry(changed);
        var area = registry.area(text("name", "Old"));
        registry.meterOf(registry.building(area));
        registry.publish();
        var before = new Stored(changed).rows("select xmin, node_kind from node_meter");

        registry.event("area", "updated", area, 1, text("name", "New")).publish();

        assertEquals(before, new Stored(changed).rows("select xmin, node_kind from node_meter"));
        assertEquals(List.of("New"), new Stored(changed).rows("select name from area"));
    }

    private void put(Registry registry, String kind, String id, String... properties) {
        var version = records.containsKey(id) ? records.get(id).version() + 1 : 0;
        records.put(id, new Registered(kind, version, properties));
        registry.event(kind, version == 0 ? "created" : "updated", id, version, properties);
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
    }

    private static String any(Random random, List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private static String link(Random random, String property, List<String> ids) {
        return random.nextInt(3) == 0 ? "\"%s\":null".formatted(property) : text(property, any(random, ids));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Registered(String kind, int version, String[] properties) {}
}
