package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class PvTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    @Inject
    Clock clock;

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void aMeasuredHomeYieldsWhatItsControlTotalSays() {
        SharedFiles.assumePresent();
        var rows = SharedFiles.read("real/citylearn_2022_evs/Building_1.csv");
        var sun = column(rows, row -> Double.parseDouble(row.getField("solar_generation")) * 12 / 1000);
        var load = column(rows, row -> Double.parseDouble(row.getField("non_shiftable_load")));
        var hours = sun.length;
        var used = IntStream.range(0, hours)
                .mapToDouble(i -> Math.min(sun[i], load[i]))
                .sum();
        var building = registry.building(registry.area());
        var generation = meter(building, "GENERATION");
        var export = meter(building, "EXPORT");
        var imported = meter(building, "IMPORT");
        var plant = plant(building, generation, 12);
        var start = "2022-08-01T00:00:00+08:00";
        energy.sendBlocks(
                blockEvery(60, generation, start, sun),
                blockEvery(60, export, start, each(hours, i -> Math.max(0, sun[i] - load[i]))),
                blockEvery(60, imported, start, each(hours, i -> Math.max(0, load[i] - sun[i]))));

        performance(plant, "2022-08", "2023-08", "P1M")
                .body("periods", hasSize(12))
                .body("total.period", equalTo("2022-08-01/2023-08-01"))
                .body("total.yieldKwh", closeTo(21637.49, 0.005))
                .body("total.specificYieldKwhPerKwp", closeTo(21637.49 / 12, 0.0005))
                .body("total.selfConsumption", closeTo(used / 21637.49, 0.00006))
                .body("total.selfSufficiency", closeTo(used / 10583.353, 0.00006))
                .body("total.coverage", equalTo(1.0))
                .body("total.performanceRatio", nullValue())
                .body("total.reasons", contains("NO_IRRADIATION"));
        performance(plant, "2022-08", "2023-08", "P1Y").body("periods.period", contains("2022", "2023"));
    }

    @Test
    void comparesTheYieldWithTheSun() {
        var building = registry.building(registry.area());
        var generation = meter(building, "GENERATION");
        var plant = plant(building, generation, 10);
        var weather = new Weather(energy);
        var station = weather.station("SUN");
        weather.send(IntStream.range(0, 24)
                .mapToObj(i -> Weather.hour(
                        "SUN", "2025-01-01T%02d:00:00+08:00".formatted(i), null, i >= 7 && i < 17 ? 500.0 : 0.0))
                .toArray(String[]::new));
        energy.sendBlocks(blockEvery(60, generation, NEW_YEAR, each(48, i -> i % 24 >= 7 && i % 24 < 17 ? 4.0 : 0.0)));

        performance(plant, "2025-01-01", "2025-01-03", "P1D")
                .body("stationId", equalTo(station))
                .body("periods.yieldKwh", contains(40.0, 40.0))
                .body("periods.irradiationKwhPerM2", contains(5.0, null))
                .body("periods.performanceRatio", contains(0.8, null)) // 40 / (5 x 10)
                .body("periods[1].reasons", hasItems("NO_IRRADIATION"))
                .body("total.performanceRatio", equalTo(0.8));
    }

    @Test
    void saysWhyAFigureIsMissing() {
        var building = registry.building(registry.area());
        var generation = meter(building, "GENERATION");
        var export = meter(building, "EXPORT");
        var plant = plant(building, generation, 10);
        var unmetered = UUID.randomUUID().toString();
        registry.event("pv-plant", "created", unmetered, 0, text("code", "PV-X"), text("buildingId", building))
                .publish();
        energy.sendBlocks(
                blockEvery(60, generation, NEW_YEAR, flat(24, 1)), blockEvery(60, export, NEW_YEAR, flat(24, 2)));

        performance(plant, "2025-01-01", "2025-01-03", "P1D")
                .body("periods.yieldKwh", contains(24.0, null))
                .body("periods.selfConsumption", contains(nullValue(), nullValue()))
                .body(
                        "periods.reasons",
                        contains(
                                List.of("EXPORT_ABOVE_GENERATION", "NO_IMPORT_METER", "NO_IRRADIATION"),
                                List.of("NO_DATA", "NO_COMMON_DAY", "NO_IMPORT_METER", "NO_IRRADIATION")))
                .body("total.reasons", hasItems("COVERAGE"));
        performance(unmetered, "2025-01", "2025-02", "P1M")
                .body("periods[0].yieldKwh", nullValue())
                .body("periods[0].reasons", hasItems("NO_METER", "NO_PEAK_POWER"));
    }

    @Test
    void whatIsKnownOfTodayHidesNoGapBefore() {
        var zone = ZoneId.of("Asia/Shanghai");
        var today = LocalDate.now(zone);
        var yesterday = today.minusDays(1);
        ((MovableClock) clock)
                .jump(Duration.between(
                        Instant.now(), today.atTime(12, 0).atZone(zone).toInstant()));
        var building = registry.building(registry.area());
        var generation = meter(building, "GENERATION");
        var plant = plant(building, generation, 10);
        energy.sendBlocks(
                blockEvery(60, generation, yesterday + "T00:00:00+08:00", flat(12, 1)),
                blockEvery(60, generation, today + "T00:00:00+08:00", flat(12, 2)));

        performance(plant, yesterday.toString(), today.plusDays(1).toString(), "P1D")
                .body("periods.yieldKwh", contains(12.0, 24.0))
                .body("periods.coverage", contains(0.5, 0.0))
                .body("total.yieldKwh", equalTo(36.0))
                .body("total.coverage", equalTo(0.5))
                .body("total.reasons", hasItems("COVERAGE", "OPEN"));
    }

    @AfterEach
    void putTheClockRight() {
        ((MovableClock) clock).putRight();
    }

    @Test
    void aPlantIsOfItsTenantsReaders() {
        var plant = plant(registry.building(registry.area()), "", 10);
        var url = API + "/pv-plants/" + plant + "/performance?from=2025-01&to=2025-02";

        given().get(url).then().statusCode(401);
        tenant.as("scoped", "assets:read").get(url).then().statusCode(403);
        TestTenant.fresh()
                .as("viewer")
                .get(url)
                .then()
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "pv-plant-not-found"));
        tenant.as("viewer").get(url).then().statusCode(200).body("periods[0].selfConsumption", nullValue());
        tenant.as("viewer").get(url + "&stationId=" + UUID.randomUUID()).then().statusCode(404);
        tenant.as("viewer")
                .get(url + "&resolution=P1D")
                .then()
                .body("periods.findAll { it.yieldKwh != null }", empty());
    }

    private String meter(String building, String direction) {
        return registry.meterOf(building, text("direction", direction), "\"intervalMinutes\":60");
    }

    private String plant(String building, String meter, double peakPowerKw) {
        var plant = UUID.randomUUID().toString();
        registry.event(
                        "pv-plant",
                        "created",
                        plant,
                        0,
                        text("code", "PV-1"),
                        text("buildingId", building),
                        meter.isEmpty() ? "\"meterId\":null" : text("meterId", meter),
                        "\"peakPowerKw\":" + peakPowerKw)
                .publish();
        return plant;
    }

    private ValidatableResponse performance(String plant, String from, String to, String resolution) {
        return energy.as("viewer")
                .queryParam("from", from)
                .queryParam("to", to)
                .queryParam("resolution", resolution)
                .get(API + "/pv-plants/" + plant + "/performance")
                .then()
                .statusCode(200);
    }

    private static <T> double[] column(List<T> rows, ToDoubleFunction<T> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private static double[] each(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value).toArray();
    }
}
