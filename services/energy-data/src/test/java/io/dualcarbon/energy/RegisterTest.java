package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Registry.configuration;
import static io.dualcarbon.energy.Registry.configurations;
import static io.dualcarbon.energy.Registry.text;
import static java.util.Arrays.asList;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Meters whose dials are read. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class RegisterTest {
    private static final String DROP = "REGISTER_DROP";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Stored stored = new Stored(tenant);
    private String building = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aBuilding() {
        building = registry.building(registry.area());
    }

    @Test
    void countsDifferencesTimesTheMultiplier() throws SQLException {
        var meter = register("\"multiplier\":60");
        registry.publish();

        send(read(meter, "2025-01-01", "1000"), read(meter, "2025-02-01", "1031.5"))
                .body("accepted", equalTo(2));

        months(meter, "2025-01", "2025-02").body("points.value", contains(1890.0));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(1890.0))
                .body("rows.coverage", contains(1.0))
                .body("rows.measuredShare", contains(0.0));
        reads(meter)
                .body("items.reading", contains(1000.0, 1031.5))
                .body("items.quantity", contains(null, 1890.0))
                .body("items.reasons", contains(List.of("FIRST_READ"), List.of()))
                .body("items.unit", everyItem(equalTo("kWh")));
        assertEquals(List.of("1890.000000"), stored.rows("select sum(total::numeric(20, 6)) from interval_block"));
        send(read(meter, "2025-01-01", "1000.0"), read(meter, "2025-02-01", "1031.50"))
                .body("unchanged", equalTo(2));
    }

    @Test
    void readsAtTheMetersIntervalAreItsValues() {
        var meter = register("\"intervalMinutes\":15");
        registry.publish();

        send(
                readAt(meter, "2025-01-01T00:00:00+08:00", "10"),
                readAt(meter, "2025-01-01T00:15:00+08:00", "10.5"),
                readAt(meter, "2025-01-01T00:30:00+08:00", "12.25"));

        energy.series(meter, "2025-01-01T00:00:00+08:00", "2025-01-01T00:45:00+08:00", "PT15M")
                .body("points.value", contains(0.5, 1.75, null))
                .body("points.apportioned", everyItem(equalTo(null)));
        energy.consumption("buildingId", building, "from", "2025-01-01", "to", "2025-01-02", "resolution", "P1D")
                .body("rows.quantity", contains(2.25))
                .body("rows.measuredShare", contains(1.0))
                .body("rows.coverage", contains(0.0208));
    }

    @Test
    void takesAnotherUnitOfTheDial() {
        var meter = register(text("unit", "MWh"));
        registry.publish();

        send(
                read(meter, "2025-01-01", "1.1"),
                "{\"meterId\":\"%s\",\"at\":\"2025-01-02T00:00:00+08:00\",\"reading\":1101.5,\"unit\":\"kW.h\"}"
                        .formatted(meter));

        reads(meter).body("items.reading", contains(1100.0, 1101.5)).body("items.quantity", contains(null, 1.5));
        days(meter, "2025-01-01", "2025-01-02")
                .body("points.value", contains(1.5))
                .body("points.apportioned", contains((Object) null));
    }

    @Test
    void theMultiplierChangesOnItsDay() {
        var meter = register();
        registry.publish();
        send(
                read(meter, "2025-01-30", "0"),
                read(meter, "2025-01-31", "10"),
                read(meter, "2025-02-01", "20"),
                read(meter, "2025-02-02", "30"),
                read(meter, "2025-02-04", "50"));
        days(meter, "2025-01-30", "2025-02-04").body("points.value", contains(10.0, 10.0, 10.0, 10.0, 10.0));

        registry.event(
                        "meter",
                        "updated",
                        meter,
                        1,
                        registerOf(
                                "\"multiplier\":2",
                                configurations(
                                        configuration("2025-02-01", "40", ""), configuration("2025-02-03", "1", ""))))
                .publish();

        days(meter, "2025-01-30", "2025-02-04").body("points.value", contains(20.0, 20.0, 400.0, null, null));
        reads(meter)
                .body("items.quantity", contains(null, 20.0, 20.0, 400.0, null))
                .body("items[4].reasons", contains("MULTIPLIER_CHANGE"));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-03")
                .body("rows.quantity", contains(40.0, 400.0));
    }

    @Test
    void rollsOverWhereThatIsPlausible() {
        var meter = register("\"registerDigits\":5", "\"maxPowerKw\":10", "\"multiplier\":2");
        registry.publish();

        // 150 x 2 kWh in 24 hours; 288 would be 10 kW x 24 h x 1.2
        send(read(meter, "2025-01-01", "99900"), read(meter, "2025-01-02", "40"));
        reads(meter).body("items.quantity", contains(null, 280.0));

        // 150 x 2 = 300 kWh
        send(read(meter, "2025-01-02", "50")).body("corrected", equalTo(1));

        reads(meter).body("items.quantity", contains(null, null)).body("items[1].reasons", contains(DROP));
        days(meter, "2025-01-01", "2025-01-02")
                .body("points.value", contains((Object) null))
                .body("points.coverage", contains(0.0));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains((Object) null))
                .body("rows.reasons", contains(List.of("NO_DATA")));
    }

    @Test
    void aDropIsNoNumberUntilAnExchangeIsTold() {
        var meter = register();
        registry.publish();
        send(read(meter, "2025-01-01", "8000"), read(meter, "2025-01-11", "500"), read(meter, "2025-01-12", "530"));
        days(meter, "2025-01-01", "2025-01-13").body("points.findAll { it.value != null }.value", contains(30.0));
        reads(meter).body("items[1].reasons", contains(DROP));

        exchange(meter, "2025-01-06T12:00:00+08:00", "8055", "495", "EXCHANGE")
                .statusCode(200)
                .body("quantity", equalTo(55.0))
                .body("event", equalTo("EXCHANGE"))
                .body("startReading", equalTo(495.0));

        reads(meter)
                .body("items.reading", contains(8000.0, 8055.0, 500.0, 530.0))
                .body("items.quantity", contains(null, 55.0, 5.0, 30.0))
                .body("items.reasons", contains(List.of("FIRST_READ"), List.of(), List.of(), List.of()));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(90.0))
                .body("rows.coverage", contains(0.3548));
        days(meter, "2025-01-05", "2025-01-08").body("points.value", contains(10.0, 5.555555, 1.111111));
    }

    @Test
    void anExchangeToldAgainIsCorrectedAndAReadBesideItMustFit() throws SQLException {
        var meter = register();
        registry.publish();
        send(read(meter, "2025-01-01", "100"), read(meter, "2025-01-03", "20"));
        exchange(meter, "2025-01-02T00:00:00+08:00", "110", "0", "RESET").body("quantity", equalTo(10.0));

        exchange(meter, "2025-01-02T00:00:00+08:00", "110", "0", "RESET").body("quantity", equalTo(10.0));
        exchange(meter, "2025-01-02T00:00:00+08:00", "112", "0", "RESET").body("quantity", equalTo(12.0));
        send(read(meter, "2025-01-02", "112"), read(meter, "2025-01-02", "0"), read(meter, "2025-01-02", "50"))
                .body("unchanged", equalTo(2))
                .body("errors.type", contains(PROBLEM + "read-at-exchange"));

        days(meter, "2025-01-01", "2025-01-03").body("points.value", contains(12.0, 20.0));
        assertEquals(
                List.of("110|0|RESET"),
                stored.rows("select reading, start_reading, event from register_read_revision"));
        energy.changes("register.exchanged", 2)
                .body("events.findAll { it.type.endsWith('register.exchanged') }", hasSize(2));
    }

    @Test
    void aLateReadRecomputesBothSides() {
        var meter = register();
        registry.publish();
        send(read(meter, "2025-01-01", "0"), read(meter, "2025-01-05", "40"));
        days(meter, "2025-01-01", "2025-01-05")
                .body("points.value", contains(10.0, 10.0, 10.0, 10.0))
                .body("points.apportioned", everyItem(equalTo(true)));

        send(read(meter, "2025-01-02", "4")).body("accepted", equalTo(1));

        days(meter, "2025-01-01", "2025-01-05")
                .body("points.value", contains(4.0, 12.0, 12.0, 12.0))
                .body("points.apportioned", contains(null, true, true, true));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(40.0))
                .body("rows.measuredShare", contains(0.1));
    }

    @Test
    void aCorrectedReadRecomputesBothSidesAndKeepsTheOld() throws SQLException {
        var meter = register();
        registry.publish();
        send(read(meter, "2025-01-01", "0"), read(meter, "2025-01-02", "10"), read(meter, "2025-01-03", "30"));

        send(read(meter, "2025-01-02", "12")).body("corrected", equalTo(1)).body("accepted", equalTo(0));

        days(meter, "2025-01-01", "2025-01-03").body("points.value", contains(12.0, 18.0));
        assertEquals(List.of("10"), stored.rows("select reading from register_read_revision"));
        assertEquals(List.of("{10}", "{20}"), stored.rows("select slot_values from block_revision"));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(30.0));
    }

    @Test
    void inWhateverOrderReadsComeTheyEndInTheSame() throws SQLException {
        var inOrder = daysOfShuffled(0, 1, 2, 3);

        assertEquals(inOrder, daysOfShuffled(3, 2, 1, 0));
        assertEquals(inOrder, daysOfShuffled(2, 0, 3, 1));
    }

    private List<String> daysOfShuffled(int... order) throws SQLException {
        var other = new RegisterTest();
        other.aBuilding();
        var meter = other.register("\"intervalMinutes\":60");
        other.registry.publish();
        var reads = List.of(
                readAt(meter, "2025-01-01T07:10:00+08:00", "1"),
                readAt(meter, "2025-01-02T00:00:00+08:00", "18"),
                readAt(meter, "2025-01-02T01:00:00+08:00", "20.5"),
                readAt(meter, "2025-01-31T23:59:00+08:00", "3000"));
        Arrays.stream(order).forEach(i -> other.send(reads.get(i)).body("accepted", equalTo(1)));
        return other.stored.rows("select day, interval_minutes, apportioned, slot_values from interval_block");
    }

    @Test
    void importAndExportAreTwoMeters() {
        var in = register();
        var out = register(text("direction", "EXPORT"));
        registry.publish();

        send(read(in, "2025-01-01", "0"), read(in, "2025-02-01", "310"));
        send(read(out, "2025-01-01", "50"), read(out, "2025-02-01", "81"));

        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(310.0));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02", "direction", "EXPORT")
                .body("rows.quantity", contains(31.0));
    }

    @Test
    void monthsShareWhatARunsOverTheirBoundaryByTime() {
        var meter = register();
        registry.publish();

        send(readAt(meter, "2025-01-31T12:00:00+08:00", "0"), readAt(meter, "2025-02-02T00:00:00+08:00", "10"));

        months(meter, "2025-01", "2025-03").body("points.value", contains(3.333333, 6.666667));
    }

    @Test
    void aShorterDayTakesLess() {
        registry.timeZone("Europe/Berlin");
        var meter = register();
        registry.publish();

        send(readAt(meter, "2025-03-29T00:00:00+01:00", "0"), readAt(meter, "2025-04-01T00:00:00+02:00", "71"));

        days(meter, "2025-03-29", "2025-04-01").body("points.value", contains(24.0, 23.0, 24.0));
    }

    @Test
    void pagesReadsWithTheAdvanceBeforeThePage() {
        var meter = register();
        registry.publish();
        send(read(meter, "2025-01-01", "0"), read(meter, "2025-01-02", "10"), read(meter, "2025-01-03", "30"));

        var first = energy.as("viewer")
                .get(API + "/meters/" + meter + "/register-reads?limit=1")
                .then();
        var second = energy.as("viewer")
                .get(API + "/meters/" + meter + "/register-reads?limit=2&cursor="
                        + first.extract().<String>path("nextCursor"))
                .then();

        first.body("items.at", contains("2025-01-01T00:00:00+08:00"));
        second.body("items.quantity", contains(10.0, 20.0)).body("nextCursor", equalTo(null));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01T00:00:00+08:00, -1, kWh, negative-value",
        "2025-01-01T00:00:00+08:00, 1e13, kWh, value-out-of-range",
        "2025-01-01T00:00:00+08:00, NaN, kWh, not-a-number",
        "2025-01-01T00:00:00+08:00, true, kWh, wrong-type",
        "2025-01-01T00:00:00+08:00, 1, kg, unit-mismatch",
        "2025-01-01, 1, kWh, timestamp-invalid",
        "2014-12-31T00:00:00+08:00, 1, kWh, start-out-of-range",
        "2039-01-01T00:00:00+08:00, 1, kWh, reading-in-future",
        "2026-01-01T00:00:00+08:00, 1, kWh, meter-retired",
    })
    void refusesAReadThatIsWrong(String at, String reading, String unit, String problem) {
        var meter = register(text("retiredAt", "2025-12-01T00:00:00Z"));
        registry.publish();

        send(
                        "{\"meterId\":\"%s\",\"at\":\"%s\",\"reading\":%s,\"unit\":\"%s\"}"
                                .formatted(meter, at, reading, unit),
                        read(meter, "2025-02-01", "1"))
                .body("accepted", equalTo(1))
                .body("errors.type", contains(PROBLEM + problem));
    }

    @Test
    void refusesReadsAndExchangesOfOtherMeters() {
        var interval = registry.meterOf(building);
        var meter = register();
        registry.publish();

        send(read(interval, "2025-01-01", "1")).body("errors.type", contains(PROBLEM + "reading-kind-mismatch"));
        exchange(interval, "2025-01-01T00:00:00+08:00", "1", "0", "EXCHANGE")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "not-a-register"));
        exchange(meter, "2039-01-01T00:00:00+08:00", "1", "0", "EXCHANGE")
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "exchange-time-invalid"));
        exchange(meter, "2025-01-01T00:00:00+08:00", "-1", "0", "EXCHANGE")
                .statusCode(400)
                .body("violations.field", contains("finalReading"));
        exchange(meter, "2025-01-01T00:00:00+08:00", "1", "0", "THEFT").statusCode(400);
    }

    private String register(String... properties) {
        return registry.meter(registerOf(properties));
    }

    private String[] registerOf(String... properties) {
        var all = new ArrayList<>(asList(properties));
        all.add(text("reading", "REGISTER"));
        all.add(text("buildingId", building));
        if (all.stream().noneMatch(property -> property.contains("intervalMinutes"))) {
            all.add("\"intervalMinutes\":null");
        }
        return all.toArray(String[]::new);
    }

    private static String read(String meter, String day, String reading) {
        return readAt(meter, day + "T00:00:00+08:00", reading);
    }

    private static String readAt(String meter, String at, String reading) {
        return "{\"meterId\":\"%s\",\"at\":\"%s\",\"reading\":%s}".formatted(meter, at, reading);
    }

    private ValidatableResponse send(String... reads) {
        return energy.post("/register-reads", "{\"reads\":[%s]}".formatted(String.join(",", reads)))
                .statusCode(200);
    }

    private ValidatableResponse exchange(String meter, String at, String last, String first, String reason) {
        return energy.post(
                "/meters/" + meter + "/exchanges",
                "{\"at\":\"%s\",\"finalReading\":%s,\"startReading\":%s,\"reason\":\"%s\"}"
                        .formatted(at, last, first, reason));
    }

    private ValidatableResponse reads(String meter) {
        return energy.as("viewer")
                .get(API + "/meters/" + meter + "/register-reads")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse days(String meter, String from, String to) {
        return energy.series(meter, from, to, "P1D");
    }

    private ValidatableResponse months(String meter, String from, String to) {
        return energy.series(meter, from, to, "P1M");
    }
}
