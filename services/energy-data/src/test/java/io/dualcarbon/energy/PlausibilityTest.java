package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.QualityAnswers.varied;
import static io.dualcarbon.energy.Registry.text;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is found not to be plausible, or late. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class PlausibilityTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final QualityAnswers quality = new QualityAnswers(tenant, energy);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void aValueThatStaysForMoreThanADayIsStuck() {
        var stuck = meter();
        var zero = meter();
        var heat = meter(text("carrier", "HEAT"), text("unit", "GJ"));
        var day = meter();
        for (var meter : List.of(zero, heat)) {
            energy.sendBlocks(block(meter, NEW_YEAR, flat(100, 0)));
        }
        energy.sendBlocks(block(stuck, NEW_YEAR, flat(120, 5)), block(day, NEW_YEAR, flat(96, 5)));

        quality.await(stuck, "STUCK", 1)
                .body("items.from", contains("2025-01-01"))
                .body("items.to", contains("2025-01-03"))
                .body("items.measured", contains(30.0))
                .body("items.unit", contains("h"))
                .body("items.occurrences", contains(1));
        quality.await(zero, "STUCK", 1).body("items.measured", contains(25.0));
        quality.await(heat, "SILENT", 1);
        quality.findings(heat, "STUCK").body("items", empty());
        quality.await(day, "SILENT", 1);
        quality.findings(day, "STUCK").body("items", empty());
    }

    @Test
    void anHourFarAboveItsLikeIsASpike() {
        var meter = meter("\"intervalMinutes\":60");
        var values = new double[28 * 24];
        for (var i = 0; i < values.length; i++) {
            values[i] = 10 + i % 2; // an hour has the same value each day
        }
        values[27 * 24 + 8] = 100; // 28 January, a Tuesday, 8 o'clock
        values[27 * 24 + 10] = 12; // not five of the least spread of half a unit above 10

        energy.sendBlocks(blockEvery(60, meter, NEW_YEAR, values));

        quality.await(meter, "SPIKE", 1)
                .body("items.from", contains("2025-01-28"))
                .body("items.to", contains("2025-01-29"))
                .body("items.measured", contains(121.41))
                .body("items.threshold", contains(5.0))
                .body("items.unit", contains("z"))
                .body("items.occurrences", contains(1));
    }

    /**
     * At 12 degrees a building takes 16 kWh in an even hour, and for a day at 2 degrees 36: that is ten kelvin further from
     * 18, for which 16 x (1 + 10 x 0.3) = 64 kWh are no spike. Ten times 36 is one: 0.6745 x (360 - 64) / (0.05 x 64).
     */
    @Test
    void aColdSpellIsNoSpikeWhereTheWeatherIsKnown() {
        var meter = meter("\"intervalMinutes\":60");
        var weather = new Weather(energy);
        weather.station("ST-COLD");
        var hours = new String[28 * 24];
        var values = new double[28 * 24];
        for (var i = 0; i < values.length; i++) {
            var temperatureC = i < 27 * 24 ? 12.0 : 2.0;
            var start = OffsetDateTime.parse("2024-11-01T00:00:00+08:00").plusHours(i);
            hours[i] = Weather.hour("ST-COLD", start.format(ISO_OFFSET_DATE_TIME), temperatureC, null);
            values[i] = 4 + 2 * (18 - temperatureC) + i % 2;
        }
        values[27 * 24 + 10] *= 10; // 28 November, 10 o'clock
        weather.send(hours).body("accepted", equalTo(28 * 24));

        energy.sendBlocks(blockEvery(60, meter, "2024-11-01T00:00:00+08:00", values));

        quality.await(meter, "SPIKE", 1)
                .body("items.from", contains("2024-11-28"))
                .body("items.measured", contains(62.39125))
                .body("items.occurrences", contains(1));
    }

    /** As before, but nobody observes the weather: each of the 24 hours is a spike. */
    @Test
    void aColdSpellIsASpikeWhereTheWeatherIsNotKnown() {
        var meter = meter("\"intervalMinutes\":60");
        var values = new double[28 * 24];
        for (var i = 0; i < values.length; i++) {
            values[i] = (i < 27 * 24 ? 16 : 36) + i % 2;
        }

        energy.sendBlocks(blockEvery(60, meter, "2024-11-01T00:00:00+08:00", values));

        quality.await(meter, "SPIKE", 1)
                .body("items.from", contains("2024-11-28"))
                .body("items.occurrences", contains(24));
    }

    /** The weather of a typical year says nothing of what a real meter counted. */
    @Test
    void noMeterIsJudgedByWeatherThatIsMadeUp() {
        var meter = meter("\"intervalMinutes\":60");
        energy.post("/weather-stations", """
                        {"code":"ST-TYPICAL","name":"Typical","source":"Test","illustrative":true}
                        """).statusCode(201);
        var hours = new String[28 * 24];
        var values = new double[28 * 24];
        for (var i = 0; i < values.length; i++) {
            var start = OffsetDateTime.parse("2024-11-01T00:00:00+08:00").plusHours(i);
            hours[i] = Weather.hour("ST-TYPICAL", start.format(ISO_OFFSET_DATE_TIME), i < 27 * 24 ? 12.0 : 2.0, null);
            values[i] = (i < 27 * 24 ? 16 : 36) + i % 2;
        }
        new Weather(energy).send(hours).body("accepted", equalTo(28 * 24));

        energy.sendBlocks(blockEvery(60, meter, "2024-11-01T00:00:00+08:00", values));

        quality.await(meter, "SPIKE", 1).body("items.occurrences", contains(24));
    }

    @Test
    void subMetersThatCountMoreThanTheMeterAboveThemAreFound() {
        var building = registry.building(registry.area());
        var main = registry.meterOf(building);
        var first = registry.meterOf(building, text("parentId", main), text("endUse", "A"));
        var second = registry.meterOf(building, text("parentId", main), text("endUse", "B"));
        registry.publish();
        energy.sendBlocks(
                block(main, NEW_YEAR, flat(192, 1)),
                block(first, NEW_YEAR, flat(192, 0.5)),
                block(second, NEW_YEAR, flat(96, 0.75)),
                block(second, "2025-01-02T00:00:00+08:00", flat(96, 0.5)));

        quality.await(main, "SUM_ABOVE_MAIN", 1)
                .body("items.from", contains("2025-01-01"))
                .body("items.to", contains("2025-01-02"))
                .body("items.measured", contains(24.0))
                .body("items.threshold", contains(4.8))
                .body("items.unit", contains("kWh"));

        energy.sendBlocks(block(second, NEW_YEAR, flat(96, 0.5)));

        quality.await("/quality/findings?rule=SUM_ABOVE_MAIN&open=false&meterId=" + main, 1);
    }

    @Test
    void aDayThatCameLongAfterItsEndIsLateButLoadedHistoryIsNot() throws SQLException {
        var meter = meter();
        var history = meter();
        energy.sendBlocks(block(meter, NEW_YEAR, varied(192)), block(history, NEW_YEAR, varied(192)));
        try (var connection = PostgresResource.superuser();
                var update = connection.prepareStatement(
                        "update interval_block set received_at = ?::timestamptz where meter_id = ?::uuid and day = ?::date")) {
            update.setString(1, "2025-01-02T00:10:00+08:00");
            update.setString(2, meter);
            update.setString(3, "2025-01-01");
            update.executeUpdate();
            update.setString(1, "2025-01-04T12:00:00+08:00");
            update.setString(3, "2025-01-02");
            update.executeUpdate();
        }

        energy.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", 7)); // a correction is no late arrival

        quality.await(meter, "LATE", 1)
                .body("items.from", contains("2025-01-02"))
                .body("items.measured", contains(36.0))
                .body("items.unit", contains("h"));
        quality.findings(history, "LATE").body("items", empty());
    }

    @Test
    void whatWasSpreadOverDaysIsComparedByTheMonth() throws SQLException {
        var building = registry.building(registry.area());
        var main = registry.meterOf(building, "\"intervalMinutes\":60");
        var sub = registry.meterOf(
                building, text("reading", "BILLED"), "\"intervalMinutes\":null", text("parentId", main));
        registry.publish();
        var load = flat(31 * 24, 5);
        for (var i = 0; i < 24; i++) {
            load[i] = 1; // less than a day's part of the bill, on one day
        }
        energy.sendBlocks(blockEvery(60, main, NEW_YEAR, load)); // 3,624
        energy.sendBills(bill(sub, "2025-01-01", "2025-02-01", "3720"));
        quality.awaitNoMarks();
        quality.findings(main, "SUM_ABOVE_MAIN").body("items", empty());

        energy.sendBills(bill(sub, "2025-01-01", "2025-02-01", "4030"));

        quality.await(main, "SUM_ABOVE_MAIN", 1)
                .body("items.from", contains("2025-01-01"))
                .body("items.to", contains("2025-02-01"))
                .body("items.measured", contains(406.0))
                .body("items.threshold", contains(181.2))
                .body("items.occurrences", contains(1));
    }

    private String meter(String... properties) {
        var meter = registry.meterOf(registry.building(registry.area()), properties);
        registry.publish();
        return meter;
    }
}
