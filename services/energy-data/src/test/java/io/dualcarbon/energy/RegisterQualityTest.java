package io.dualcarbon.energy;

import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules hold for meters whose dials are read, too. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class RegisterQualityTest {
    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final QualityAnswers quality = new QualityAnswers(tenant, energy);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void readsThatWereDueByTheRhythmOfTheOthersAreMissing() {
        var meter = register("\"intervalMinutes\":null");
        var reads = new ArrayList<String>();
        for (var day = 1; day <= 20; day++) {
            if (day < 11 || day > 13) {
                reads.add(read(meter, "2025-01-%02dT00:00:00+08:00".formatted(day), 100 + day));
            }
        }
        send(reads);

        quality.await(meter, "GAP", 1)
                .body("items.from", contains("2025-01-11"))
                .body("items.to", contains("2025-01-14"))
                .body("items.measured", contains(1.0))
                .body("items.unit", contains("reads"))
                .body("items.occurrences", contains(3));
        quality.await(meter, "SILENT", 1)
                .body("items.from", contains("2025-01-21"))
                .body("items.threshold", contains(2.0));
        completeness(meter, "2025-01-10", "2025-01-15", "P1D")
                .body("rows[0].buckets.expected", contains(1, 1, 1, 1, 1))
                .body("rows[0].buckets.actual", contains(1, 0, 0, 0, 1));
        completeness(meter, "2025-01", "2025-03", "P1M")
                .body("rows[0].buckets.expected", contains(31, 28)) // until somebody reads it again, all are missing
                .body("rows[0].buckets.actual", contains(17, 0))
                .body("rows[0].buckets.completeness", contains(0.5484, 0.0));
        energy.ask("/quality/gaps", "meterId", meter, "from", "2025-01-01", "to", "2025-01-21")
                .statusCode(200)
                .body("items.start", contains("2025-01-11T00:00:00+08:00"))
                .body("items.end", contains("2025-01-14T00:00:00+08:00"))
                .body("items.missingValues", contains(3))
                .body("items.open", contains(false));
        energy.ask("/quality/trust-scores", "meterId", meter, "from", "2025-01-01", "to", "2025-01-21")
                .statusCode(200)
                .body("meters.complete", contains(0.85))
                .body("meters.score", contains(85.0));
    }

    @Test
    void aMonthlyReadMayComeSomeDaysEarlyOrLateButNotBeLeftOut() {
        var meter = register("\"intervalMinutes\":null");
        send(List.of(
                read(meter, "2025-01-02T09:00:00+08:00", 100),
                read(meter, "2025-01-31T09:00:00+08:00", 200),
                read(meter, "2025-03-03T09:00:00+08:00", 300),
                read(meter, "2025-04-01T09:00:00+08:00", 400),
                read(meter, "2025-06-01T09:00:00+08:00", 500)));

        completeness(meter, "2025-01", "2025-07", "P1M")
                .body("rows[0].buckets.expected", contains(2, 0, 1, 1, 1, 1))
                .body("rows[0].buckets.actual", contains(2, 0, 1, 1, 0, 1))
                .body("rows[0].total.completeness", equalTo(0.8333));
        quality.await(meter, "GAP", 1).body("items.from", contains("2025-05-01"));
        quality.await(meter, "SILENT", 1).body("items.threshold", contains(60.0)); // twice the median gap of 30 days
    }

    @Test
    void theRegistrysIntervalGoesBeforeTheRhythm() {
        var meter = register("\"intervalMinutes\":60");
        send(List.of(
                read(meter, "2025-01-01T00:00:00+08:00", 100),
                read(meter, "2025-01-01T01:00:00+08:00", 101),
                read(meter, "2025-01-01T04:00:00+08:00", 104)));

        completeness(meter, "2025-01-01", "2025-01-02", "P1D")
                .body("rows[0].buckets.expected", contains(24))
                .body("rows[0].buckets.actual", contains(3));
        quality.await(meter, "GAP", 1).body("items.measured", contains(2.0));
    }

    @Test
    void aDropIsFoundUntilAnExchangeExplainsIt() {
        var meter = register("\"intervalMinutes\":null");
        send(List.of(
                read(meter, "2025-01-01T00:00:00+08:00", 100),
                read(meter, "2025-01-03T00:00:00+08:00", 120),
                read(meter, "2025-01-05T00:00:00+08:00", 90)));

        quality.await(meter, "REGISTER_DROP", 1)
                .body("items.from", contains("2025-01-05"))
                .body("items.measured", contains(-30.0))
                .body("items.threshold", contains(0.0))
                .body("items.unit", contains("kWh"));
        quality.tickets("meterId", meter, "rule", "REGISTER_DROP").body("items.state", contains("OPEN"));
        energy.series(meter, "2025-01-01", "2025-01-06", "P1D")
                .body("points.value", contains(10.0, 10.0, null, null, null))
                .body(
                        "points.reasons",
                        contains(null, null, List.of("REGISTER_DROP"), List.of("REGISTER_DROP"), List.of("NO_DATA")));
        energy.series(meter, "2025-01", "2025-02", "P1M")
                .body("points.value", contains(20.0))
                .body("points.reasons", contains(List.of("COVERAGE", "REGISTER_DROP")));
        energy.ask(
                        "/meters/" + meter + "/series",
                        "form",
                        "COLUMNS",
                        "from",
                        "2025-01-03",
                        "to",
                        "2025-01-04",
                        "resolution",
                        "PT1H")
                .body("columns.remarks.reasons", contains(List.of("REGISTER_DROP")));

        energy.post(
                        "/meters/" + meter + "/exchanges",
                        "{\"at\":\"2025-01-04T00:00:00+08:00\",\"finalReading\":130,\"startReading\":80,\"reason\":\"EXCHANGE\"}")
                .statusCode(200);

        quality.await("/quality/findings?rule=REGISTER_DROP&open=false&meterId=" + meter, 1);
        quality.tickets("meterId", meter, "rule", "REGISTER_DROP").body("items.state", contains("RESOLVED"));
        energy.series(meter, "2025-01-03", "2025-01-05", "P1D").body("points.value", contains(10.0, 10.0));
        energy.changes("consumption.changed", 2)
                .body("events.findAll { it.type.endsWith('consumption.changed') }.size()", equalTo(2));
    }

    @Test
    void aDialThatStandsStillIsStuckUnlessItsCarrierIsSeasonal() {
        var meter = register("\"intervalMinutes\":null");
        var heat = register("\"intervalMinutes\":null", text("carrier", "HEAT"), text("unit", "GJ"));
        for (var each : List.of(meter, heat)) {
            send(List.of(
                    read(each, "2025-01-30T00:00:00+08:00", 99),
                    read(each, "2025-01-31T00:00:00+08:00", 100),
                    read(each, "2025-02-01T00:00:00+08:00", 100),
                    read(each, "2025-02-02T12:00:00+08:00", 100),
                    read(each, "2025-02-03T00:00:00+08:00", 101)));
        }

        quality.await(meter, "STUCK", 1)
                .body("items.from", contains("2025-02-01")) // up to January's end it was a day, no more
                .body("items.to", contains("2025-02-03"))
                .body("items.measured", contains(60.0))
                .body("items.unit", contains("h"));
        quality.await(heat, "SILENT", 1);
        quality.findings(heat, "STUCK").body("items", empty());
    }

    @Test
    void aReadThatCameLongAfterItWasTakenIsLate() throws SQLException {
        var meter = register("\"intervalMinutes\":null");
        var first = read(meter, "2025-01-01T00:00:00+08:00", 100);
        send(List.of(
                read(meter, "2024-12-31T00:00:00+08:00", 99), first, read(meter, "2025-01-02T00:00:00+08:00", 101)));
        try (var connection = PostgresResource.superuser();
                var update = connection.prepareStatement("update register_read set received_at = read_at"
                        + " + case when reading < 101 then interval '1 hour' else interval '36 hours' end"
                        + " where meter_id = ?::uuid")) {
            update.setString(1, meter);
            update.executeUpdate();
        }

        send(List.of(read(meter, "2025-01-01T00:00:00+08:00", 100.5))); // a correction is no late arrival

        quality.await(meter, "LATE", 1)
                .body("items.from", contains("2025-01-02"))
                .body("items.measured", contains(36.0));
    }

    @Test
    void aRegisterThatWasNeverReadOwesNoRead() {
        var meter = register("\"intervalMinutes\":null");

        completeness(meter, "2025-01", "2025-02", "P1M")
                .body("total.expected", equalTo(0))
                .body("total.completeness", nullValue())
                .body("total.reasons", contains("NOT_DUE"));
        energy.ask("/quality/gaps", "meterId", meter, "from", "2025-01-01", "to", "2025-02-01")
                .body("items", empty());
    }

    private String register(String... properties) {
        var meter = registry.meterOf(
                registry.building(registry.area()),
                Stream.concat(Arrays.stream(properties), Stream.of(text("reading", "REGISTER")))
                        .toArray(String[]::new));
        registry.publish();
        return meter;
    }

    private static String read(String meter, String at, double reading) {
        return "{\"meterId\":\"%s\",\"at\":\"%s\",\"reading\":%s}".formatted(meter, at, reading);
    }

    private void send(List<String> reads) {
        energy.post("/register-reads", "{\"reads\":[%s]}".formatted(String.join(",", reads)))
                .statusCode(200)
                .body("rejected", equalTo(0));
    }

    private ValidatableResponse completeness(String meter, String from, String to, String resolution) {
        return energy.ask("/quality/completeness", "meterId", meter, "from", from, "to", to, "resolution", resolution)
                .statusCode(200);
    }
}
