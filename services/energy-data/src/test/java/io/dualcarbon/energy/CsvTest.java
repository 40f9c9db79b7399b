package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of every kind as CSV: what holds of them in JSON holds here. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class CsvTest {
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
    void readsReadsOfRegisters() {
        var meter = registry.meterOf(
                building, text("externalId", "HQ-7"), text("reading", "REGISTER"), "\"intervalMinutes\":null");
        registry.publish();

        send("/register-reads", """
                        reading,at,unit,externalId
                        0,2025-01-01T00:00:00+08:00,kWh,HQ-7
                        0.031,2025-02-01T00:00:00+08:00,MWh,HQ-7
                        "1,5",2025-02-02T00:00:00+08:00,kWh,HQ-7
                        ,2025-02-02T00:00:00+08:00,kWh,HQ-7
                        32,2025-02-02,kWh,HQ-7
                        32,2025-02-02T00:00:00+08:00,GJ2,HQ-7
                        32,2025-02-02T00:00:00+08:00,kWh,
                        32,2025-02-02T00:00:00+08:00,kWh,HQ-7,1
                        0,2025-01-01T00:00:00+08:00,,HQ-7
                        """)
                .body("accepted", equalTo(2))
                .body("unchanged", equalTo(1))
                .body("errors.row", contains(3, 4, 5, 6, 7, 8))
                .body(
                        "errors.type",
                        contains(
                                PROBLEM + "not-a-number",
                                PROBLEM + "property-missing",
                                PROBLEM + "timestamp-invalid",
                                PROBLEM + "unit-mismatch",
                                PROBLEM + "meter-not-named",
                                PROBLEM + "malformed-row"));

        energy.series(meter, "2025-01", "2025-02", "P1M").body("points.value", contains(31.0));
    }

    @Test
    void readsBills() {
        var meter = registry.meterOf(
                building, text("code", "BILLED"), text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();

        send("/billed-periods", """
                        meterCode,meterId,from,to,quantity
                        BILLED,,2025-01-01,2025-02-01,3.1e1
                        ,%1$s,2025-02-01,2025-03-01,28
                        BILLED,%1$s,2025-03-01,2025-04-01,31
                        BILLED,,2025-02-15,2025-03-15,31
                        BILLED,,2025-3-1,2025-04-01,31
                        """.formatted(meter))
                .body("accepted", equalTo(2))
                .body("errors.row", contains(3, 4, 5))
                .body(
                        "errors.type",
                        contains(PROBLEM + "meter-not-named", PROBLEM + "period-overlaps", PROBLEM + "period-invalid"));

        energy.series(meter, "2025-01", "2025-03", "P1M").body("points.value", contains(31.0, 28.0));
    }

    @Test
    void readsChargingSessions() throws SQLException {
        registry.event(
                        "charging-station",
                        "created",
                        UUID.randomUUID().toString(),
                        0,
                        text("code", "CS-1"),
                        "\"chargingPoints\":1")
                .publish();

        send("/charging-sessions", """
                        stationCode,sessionId,connector,start,end,energyKwh
                        CS-1,007,1A,2025-01-01T08:00:00+08:00,2025-01-01T09:00:00+08:00,42.50
                        CS-1,008,,2025-01-01T10:00:00+08:00,2025-01-01T11:00:00+08:00,+7
                        CS-1,009,,2025-01-01T10:00:00+08:00,2025-01-01T09:00:00+08:00,7
                        CS-1,010,,2025-01-01T10:00:00+08:00,2025-01-01T11:00:00+08:00,a lot
                        CS-2,011,,2025-01-01T10:00:00+08:00,2025-01-01T11:00:00+08:00,7
                        """)
                .body("accepted", equalTo(2))
                .body("errors.row", contains(3, 4, 5))
                .body(
                        "errors.type",
                        contains(
                                PROBLEM + "session-time-invalid",
                                PROBLEM + "not-a-number",
                                PROBLEM + "charging-station-unknown"));

        assertEquals(
                List.of("007|1A|42.50", "008|null|7"),
                stored.rows("select session_id, connector, energy_kwh from charging_session"));
    }

    @Test
    void readsWeather() throws SQLException {
        energy.post("/weather-stations", "{\"code\":\"HONGQIAO\",\"name\":\"虹桥\",\"source\":\"test\"}")
                .statusCode(201);

        send("/weather-observations", """
                        \uFEFFstationCode,start,temperatureC,irradiationWhM2
                        HONGQIAO,2025-01-01T00:00:00+08:00,-4.2,
                        HONGQIAO,2025-01-01T12:00:00+08:00,,450.5
                        HONGQIAO,2025-01-01T13:00:00+08:00,,
                        HONGQIAO,2025-01-01T13:00:00+08:00,99,
                        HONGQIAO,2025-01-01T13:30:00+08:00,4,
                        """)
                .body("accepted", equalTo(2))
                .body("errors.row", contains(3, 4, 5))
                .body(
                        "errors.type",
                        contains(
                                PROBLEM + "nothing-observed",
                                PROBLEM + "weather-out-of-range",
                                PROBLEM + "hour-not-whole"));

        assertEquals(
                List.of("-4.2|null", "null|450.5"),
                stored.rows("select temperature_c, irradiation_wh_m2 from weather_hour"));
    }

    @Test
    void readingsNameTheirMeterInAnyWay() {
        var meter = registry.meterOf(building, text("externalId", "HQ-1"), text("code", "B01-E"));
        registry.publish();

        send("/readings", """
                        value,start,meterCode,externalId,meterId,meter
                        1,2025-01-01T00:00:00+08:00,B01-E,,,
                        2,2025-01-01T00:15:00+08:00,,HQ-1,,
                        4,2025-01-01T00:30:00+08:00,,,%s,
                        8,2025-01-01T00:45:00+08:00,,,,HQ-1
                        """.formatted(meter)).body("accepted", equalTo(4));

        energy.series(meter, "2025-01-01", "2025-01-02", "P1D").body("points.value", contains(15.0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /readings             | meter,start,value,note          | named twice: note; missing: -.
            /readings             | meter,start,start,value         | named twice: start; missing: -.
            /readings             | meter,start                     | named twice: -; missing: value.
            /readings             | start,Value                     | named twice: Value; missing: meterId/externalId/meterCode/meter, value.
            /register-reads       | meter,at                        | missing: reading.
            /billed-periods       | meterId,from,quantity           | missing: to.
            /charging-sessions    | sessionId,start,end,energyKwh   | missing: stationId/stationCode.
            /weather-observations | stationCode,start,humidity      | named twice: humidity; missing: -.
            """)
    void saysWhatIsWrongWithTheHeader(String path, String header, String detail) {
        energy.as("analyst")
                .contentType("text/csv")
                .body(header + "\n")
                .post(API + path)
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "header-invalid"))
                .body("detail", containsString(detail))
                .body("violations.field", contains("header"));
    }

    @Test
    void aRefusedRecordIsKeptAsJsonAndSentAgain() {
        var upload = send("/billed-periods", """
                        meterCode,from,to,quantity
                        "LATE ""1""\",2025-01-01,2025-02-01,31.0
                        LATE,2025-01-01,2025-02-01,=1
                        """)
                .body("rejected", equalTo(2))
                .extract()
                .<String>path("uploadId");
        var rejected = energy.as("analyst")
                .get(API + "/uploads/" + upload + "/rejected-rows")
                .then();
        var meter = registry.meterOf(
                building, "\"code\":\"LATE \\\"1\\\"\"", text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();

        energy.as("analyst")
                .post(API + "/uploads/" + upload + "/resubmission")
                .then()
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(1));

        rejected.body(
                "items.sent",
                contains(
                        "{\"meterCode\":\"LATE \\\"1\\\"\",\"from\":\"2025-01-01\",\"to\":\"2025-02-01\",\"quantity\":31.0}",
                        "{\"meterCode\":\"LATE\",\"from\":\"2025-01-01\",\"to\":\"2025-02-01\",\"quantity\":\"=1\"}"));
        energy.series(meter, "2025-01", "2025-02", "P1M").body("points.value", contains(31.0));
    }

    private ValidatableResponse send(String path, String csv) {
        return energy.as("analyst")
                .contentType("text/csv; charset=utf-8")
                .body(csv)
                .post(API + path)
                .then()
                .statusCode(200);
    }
}
