package io.dualcarbon.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * 5,000 meters of 500 buildings in five zones of a district: in each building one main meter of electricity, one of gas,
 * and eight sub-meters of electricity, two an end use.
 */
record Fleet(String districtId, List<String> buildingIds, List<Meter> meters) {
    static final String TENANT = "changning";
    static final int METERS_OF_A_BUILDING = 10;

    private static final int CLIENTS = 4;
    private static final int ZONES = 5;
    private static final int BUILDINGS = 500;
    static final int METERS = BUILDINGS * METERS_OF_A_BUILDING;
    private static final List<String> USES = List.of("OFFICE", "HOTEL", "SHOPPING_MALL", "EDUCATION", "HEALTHCARE");
    private static final List<String> END_USES = List.of("A", "B", "C", "D");
    private static final String ASSETS = "/api/assets/v1/";

    /** What a partner calls the meter, and what the registry calls it. */
    record Meter(int number, String externalId, UUID id) {
        boolean isElectricityMain() {
            return number % METERS_OF_A_BUILDING == 0;
        }
    }

    static void create(LocalPlatform platform) {
        registerTenant(platform, TENANT);
        var api = new Api(platform, "admin");
        var district = add(api, "areas", coded("DISTRICT").put("kind", "DISTRICT"));
        var zones = new ArrayList<String>();
        for (var zone = 0; zone < ZONES; zone++) {
            zones.add(
                    add(api, "areas", coded("ZONE-" + zone).put("kind", "ZONE").put("parentId", district)));
        }
        createBuildings(api, zones);
        awaitKnown(api, load(api));
    }

    /** Unless it is registered. */
    static void registerTenant(LocalPlatform platform, String id) {
        var operator = new Api(platform, "operator");
        if (operator.list(ASSETS + "tenants").stream()
                .noneMatch(tenant -> tenant.path("id").asText().equals(id))) {
            operator.post(
                    ASSETS + "tenants",
                    record().put("id", id)
                            .put("name", "District")
                            .put("timeZone", "Asia/Shanghai")
                            .put("gridArea", "CN-SH"));
        }
    }

    /** Several at once, as fast as the gateway lets one caller. */
    private static void createBuildings(Api api, List<String> zones) {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            var created = new ArrayList<Future<?>>();
            for (var building = 0; building < BUILDINGS; building++) {
                var number = building;
                created.add(clients.submit(() -> createBuilding(api, number, zones.get(number % ZONES))));
            }
            for (var each : created) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new BenchFailed("A building could not be registered", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted", e);
        } finally {
            clients.shutdownNow();
        }
    }

    private static void createBuilding(Api api, int number, String zoneId) {
        var building = add(
                api,
                "buildings",
                coded("BUILDING-%03d".formatted(number))
                        .put("areaId", zoneId)
                        .put("use", USES.get(number % USES.size()))
                        .put("grossFloorAreaM2", 5_000 + 50 * number)
                        .put("submetered", true));
        var first = number * METERS_OF_A_BUILDING;
        var main = add(api, "meters", meter(first, building, "ELECTRICITY", "kWh"));
        add(api, "meters", meter(first + 1, building, "NATURAL_GAS", "m3"));
        for (var sub = 0; sub < METERS_OF_A_BUILDING - 2; sub++) {
            add(
                    api,
                    "meters",
                    meter(first + 2 + sub, building, "ELECTRICITY", "kWh")
                            .put("parentId", main)
                            .put("endUse", END_USES.get(sub % END_USES.size())));
        }
    }

    private static ObjectNode meter(int number, String building, String carrier, String unit) {
        return coded("M-%04d".formatted(number))
                .put("externalId", "M-%04d".formatted(number))
                .put("buildingId", building)
                .put("carrier", carrier)
                .put("direction", "IMPORT")
                .put("reading", "INTERVAL")
                .put("intervalMinutes", Readings.MINUTES)
                .put("unit", unit);
    }

    private static ObjectNode coded(String code) {
        return record().put("code", code).put("name", code).put("illustrative", true);
    }

    private static ObjectNode record() {
        return Api.JSON.createObjectNode();
    }

    private static String add(Api api, String kind, ObjectNode record) {
        return api.post(ASSETS + kind, record).path("id").asText();
    }

    static Fleet load(Api api) {
        var district = api.list(ASSETS + "areas").stream()
                .filter(area -> area.path("code").asText().equals("DISTRICT"))
                .findFirst()
                .orElseThrow();
        var buildings = api.list(ASSETS + "buildings").stream()
                .sorted(Comparator.comparing(building -> building.path("code").asText()))
                .map(building -> building.path("id").asText())
                .toList();
        var meters = api.list(ASSETS + "meters").stream()
                .map(meter -> new Meter(
                        Integer.parseInt(meter.path("code").asText().substring(2)),
                        meter.path("externalId").asText(),
                        UUID.fromString(meter.path("id").asText())))
                .sorted(Comparator.comparingInt(Meter::number))
                .toList();
        return new Fleet(district.path("id").asText(), buildings, meters);
    }

    /** energy-data learns of new meters from the registry's change feed, a moment later. */
    private static void awaitKnown(Api api, Fleet fleet) {
        var rows = new StringBuilder("meter,start,value\n");
        fleet.meters.forEach(meter -> rows.append(meter.externalId()).append(",2024-01-01T00:00:00+08:00,1\n"));
        var body = rows.toString().getBytes(StandardCharsets.UTF_8);
        Patience.until(
                Duration.ofMinutes(5),
                Duration.ofMillis(500),
                "energy-data to know the meters",
                () -> api.post("/api/energy/v1/readings?dryRun=true", "text/csv", body)
                                .path("rejected")
                                .asInt()
                        == 0);
    }
}
