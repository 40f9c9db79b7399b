package io.dualcarbon.energy;

import static io.dualcarbon.energy.Dials.read;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Registry.configuration;
import static io.dualcarbon.energy.Registry.configurations;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dials that fall, roll over, are exchanged, or whose multiplier changes. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class RegisterChangeTest {
    private static final String DROP = "REGISTER_DROP";

    private final Dials dials = new Dials();
    private final Registry registry = dials.registry;
    private final Energy energy = dials.energy;
    private final Stored stored = dials.stored;

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void theMultiplierChangesOnItsDay() {
        var meter = dials.register();
        registry.publish();
        dials.send(
                read(meter, "2025-01-30", "0"),
                read(meter, "2025-01-31", "10"),
                read(meter, "2025-02-01", "20"),
                read(meter, "2025-02-02", "30"),
                read(meter, "2025-02-04", "50"));
        dials.days(meter, "2025-01-30", "2025-02-04").body("points.value", contains(10.0, 10.0, 10.0, 10.0, 10.0));

        registry.event(
                        "meter",
                        "updated",
                        meter,
                        1,
                        dials.registerOf(
                                "\"multiplier\":2",
                                configurations(
                                        configuration("2025-02-01", "40", ""), configuration("2025-02-03", "1", ""))))
                .publish();

        dials.days(meter, "2025-01-30", "2025-02-04").body("points.value", contains(20.0, 20.0, 400.0, null, null));
        dials.reads(meter)
                .body("items.quantity", contains(null, 20.0, 20.0, 400.0, null))
                .body("items[4].reasons", contains("MULTIPLIER_CHANGE"));
        energy.consumption("buildingId", dials.building, "from", "2025-01", "to", "2025-03")
                .body("rows.quantity", contains(40.0, 400.0));
    }

    @Test
    void multipliersOfSeveralMetersChangeAtOnce() {
        var first = dials.register();
        var second = dials.register();
        registry.publish();
        dials.send(
                read(first, "2025-01-01", "0"),
                read(first, "2025-01-03", "20"),
                read(second, "2025-01-02", "0"),
                read(second, "2025-01-05", "900"));

        registry.event("meter", "updated", first, 1, dials.registerOf("\"multiplier\":2"));
        registry.event("meter", "updated", second, 1, dials.registerOf("\"multiplier\":10"));
        registry.publish();

        dials.days(first, "2025-01-01", "2025-01-05").body("points.value", contains(20.0, 20.0, null, null));
        dials.days(second, "2025-01-01", "2025-01-05").body("points.value", contains(null, 3000.0, 3000.0, 3000.0));
    }

    @Test
    void rollsOverWhereThatIsPlausible() {
        var meter = dials.register("\"registerDigits\":5", "\"maxPowerKw\":10", "\"multiplier\":2");
        registry.publish();

        // 150 x 2 kWh in 24 hours; 288 would be 10 kW x 24 h x 1.2
        dials.send(read(meter, "2025-01-01", "99900"), read(meter, "2025-01-02", "40"));
        dials.reads(meter).body("items.quantity", contains(null, 280.0));

        // 150 x 2 = 300 kWh
        dials.send(read(meter, "2025-01-02", "50")).body("corrected", equalTo(1));

        dials.reads(meter).body("items.quantity", contains(null, null)).body("items[1].reasons", contains(DROP));
        dials.days(meter, "2025-01-01", "2025-01-02")
                .body("points.value", contains((Object) null))
                .body("points.coverage", contains(0.0));
        energy.consumption("buildingId", dials.building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains((Object) null))
                .body("rows.reasons", contains(List.of("NO_DATA")));
    }

    @Test
    void aDropIsNoNumberUntilAnExchangeIsTold() {
        var meter = dials.register();
        registry.publish();
        dials.send(
                read(meter, "2025-01-01", "8000"), read(meter, "2025-01-11", "500"), read(meter, "2025-01-12", "530"));
        dials.days(meter, "2025-01-01", "2025-01-13").body("points.findAll { it.value != null }.value", contains(30.0));
        dials.reads(meter).body("items[1].reasons", contains(DROP));

        dials.exchange(meter, "2025-01-06T12:00:00+08:00", "8055", "495", "EXCHANGE")
                .statusCode(200)
                .body("quantity", equalTo(55.0))
                .body("event", equalTo("EXCHANGE"))
                .body("startReading", equalTo(495.0));

        dials.reads(meter)
                .body("items.reading", contains(8000.0, 8055.0, 500.0, 530.0))
                .body("items.quantity", contains(null, 55.0, 5.0, 30.0))
                .body("items.reasons", contains(List.of("FIRST_READ"), List.of(), List.of(), List.of()));
        energy.consumption("buildingId", dials.building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(90.0))
                .body("rows.coverage", contains(0.3548));
        dials.days(meter, "2025-01-05", "2025-01-08").body("points.value", contains(10.0, 5.555555, 1.111111));
    }

    @Test
    void anExchangeToldAgainIsCorrectedAndAReadBesideItMustFit() throws SQLException {
        var meter = dials.register();
        registry.publish();
        dials.send(read(meter, "2025-01-01", "100"), read(meter, "2025-01-03", "20"));
        dials.exchange(meter, "2025-01-02T00:00:00+08:00", "110", "0", "RESET").body("quantity", equalTo(10.0));

        dials.exchange(meter, "2025-01-02T00:00:00+08:00", "110", "0", "RESET").body("quantity", equalTo(10.0));
        dials.exchange(meter, "2025-01-02T00:00:00+08:00", "112", "0", "RESET").body("quantity", equalTo(12.0));
        dials.send(read(meter, "2025-01-02", "112"), read(meter, "2025-01-02", "0"), read(meter, "2025-01-02", "50"))
                .body("unchanged", equalTo(2))
                .body("errors.type", contains(PROBLEM + "read-at-exchange"));

        dials.days(meter, "2025-01-01", "2025-01-03").body("points.value", contains(12.0, 20.0));
        assertEquals(
                List.of("110|0|RESET"),
                stored.rows("select reading, start_reading, event from register_read_revision"));
        energy.changes("register.exchanged", 2)
                .body("events.findAll { it.type.endsWith('register.exchanged') }", hasSize(2));
    }

    @Test
    void refusesReadsAndExchangesOfOtherMeters() {
        var interval = registry.meterOf(dials.building);
        var meter = dials.register();
        registry.publish();

        dials.send(read(interval, "2025-01-01", "1")).body("errors.type", contains(PROBLEM + "reading-kind-mismatch"));
        dials.exchange(interval, "2025-01-01T00:00:00+08:00", "1", "0", "EXCHANGE")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "not-a-register"));
        dials.exchange(meter, "2039-01-01T00:00:00+08:00", "1", "0", "EXCHANGE")
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "exchange-time-invalid"));
        dials.exchange(meter, "2025-01-01T00:00:00+08:00", "-1", "0", "EXCHANGE")
                .statusCode(400)
                .body("violations.field", contains("finalReading"));
        dials.exchange(meter, "2025-01-01T00:00:00+08:00", "1", "0", "THEFT").statusCode(400);
    }
}
