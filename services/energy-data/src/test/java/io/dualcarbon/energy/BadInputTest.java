package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class BadInputTest {
    private static final String GOOD = "\"start\":\"2025-01-01T00:00:00+08:00\",\"intervalMinutes\":15,\"values\":[1]";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Stored stored = new Stored(tenant);
    private String meter = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void metersOfEachKind() {
        var building = registry.building(registry.area());
        meter = registry.meterOf(building, text("code", "M"));
        registry.meterOf(building, text("code", "BILLED"), text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.meterOf(building, text("code", "GAS"), text("carrier", "NATURAL_GAS"), text("unit", "m3"));
        registry.meterOf(building, text("code", "RETIRED"), text("retiredAt", "2024-06-01T00:00:00Z"));
        registry.meterOf(building, text("externalId", "TWICE"));
        registry.meterOf(building, text("externalId", "TWICE"));
        registry.publish();
    }

    static Stream<Arguments> wrongRows() {
        var start = "\"start\":\"2025-01-01T00:00:00+08:00\"";
        return Stream.of(
                Arguments.of("meter-unknown", "\"meterCode\":\"NOBODY\"," + GOOD),
                Arguments.of("meter-unknown", "\"meterId\":\"not-a-uuid\"," + GOOD),
                Arguments.of("meter-unknown", "\"externalId\":\"TWICE\"," + GOOD),
                Arguments.of("meter-unknown", "\"externalId\":\"M\"," + GOOD),
                Arguments.of("meter-retired", "\"meterCode\":\"RETIRED\"," + GOOD),
                Arguments.of("reading-kind-mismatch", "\"meterCode\":\"BILLED\"," + GOOD),
                Arguments.of("meter-not-named", GOOD),
                Arguments.of("meter-not-named", "\"meterCode\":\"M\",\"externalId\":\"E\"," + GOOD),
                Arguments.of("unit-mismatch", "\"meterCode\":\"M\",\"unit\":\"m3\"," + GOOD),
                Arguments.of("unit-mismatch", "\"meterCode\":\"GAS\",\"unit\":\"kWh\"," + GOOD),
                Arguments.of("unit-mismatch", "\"meterCode\":\"M\",\"unit\":\"KWH\"," + GOOD),
                Arguments.of("unknown-property", "\"meterCode\":\"M\",\"tenantId\":\"x\"," + GOOD),
                Arguments.of("unknown-property", "\"meterCode\":\"M\",\"deep\":{\"a\":[1,{}]}," + GOOD),
                Arguments.of("property-repeated", "\"meterCode\":\"M\"," + GOOD + "," + start),
                Arguments.of("property-missing", "\"meterCode\":\"M\",\"intervalMinutes\":15,\"values\":[1]"),
                Arguments.of("property-missing", "\"meterCode\":\"M\",\"values\":[1]," + start),
                Arguments.of("property-missing", "\"meterCode\":\"M\",\"intervalMinutes\":15," + start),
                Arguments.of("wrong-type", "\"meterCode\":5," + GOOD),
                Arguments.of("wrong-type", "\"meterCode\":\"M\",\"intervalMinutes\":\"15\",\"values\":[1]," + start),
                Arguments.of("wrong-type", "\"meterCode\":\"M\",\"intervalMinutes\":15.5,\"values\":[1]," + start),
                Arguments.of("wrong-type", "\"meterCode\":\"M\",\"intervalMinutes\":15,\"values\":5," + start),
                Arguments.of("wrong-type", "\"meterCode\":\"M\",\"intervalMinutes\":15,\"values\":[\"1\"]," + start),
                Arguments.of("wrong-type", "\"meterCode\":\"M\",\"intervalMinutes\":15,\"values\":[[1]]," + start),
                Arguments.of(
                        "not-a-number", "\"meterCode\":\"M\",\"intervalMinutes\":15,\"values\":[\"NaN\"]," + start),
                Arguments.of("not-a-number", "\"meterCode\":\"M\",\"intervalMinutes\":15,\"values\":[NaN]," + start),
                Arguments.of(
                        "not-a-number", "\"meterCode\":\"M\",\"intervalMinutes\":15,\"values\":[1,-Infinity]," + start),
                Arguments.of(
                        "value-out-of-range", "\"meterCode\":\"M\",\"intervalMinutes\":15,\"values\":[1e308]," + start),
                Arguments.of(
                        "value-out-of-range", "\"meterCode\":\"M\",\"intervalMinutes\":15,\"values\":[1e999]," + start),
                Arguments.of(
                        "negative-value", "\"meterCode\":\"M\",\"intervalMinutes\":15,\"values\":[1,-0.001]," + start),
                Arguments.of("interval-mismatch", "\"meterCode\":\"M\",\"intervalMinutes\":60,\"values\":[1]," + start),
                row("start-not-on-boundary", "2025-01-01T00:07:00+08:00"),
                row("start-not-on-boundary", "2025-01-01T00:00:01+08:00"),
                row("start-out-of-range", "2014-12-31T00:00:00+08:00"),
                row("reading-in-future", "2040-01-01T00:00:00+08:00"),
                row("start-out-of-range", "2041-01-01T00:00:00+08:00"),
                row("timestamp-invalid", "2025-01-01T00:00:00"),
                row("timestamp-invalid", "2025-02-30T00:00:00+08:00"),
                row("timestamp-invalid", "2025-01-01T24:00:00+08:00"),
                row("timestamp-invalid", "2025-01-01T00:00:00.5+08:00"),
                row("timestamp-invalid", "1735660800"),
                row("timestamp-invalid", ""),
                Arguments.of(
                        "too-many-values",
                        "\"meterCode\":\"M\",\"intervalMinutes\":15,\"values\":[" + "1,".repeat(366 * 96 + 4) + "1],"
                                + start),
                Arguments.of(
                        "too-many-values",
                        "\"meterCode\":\"M\",\"intervalMinutes\":15,\"values\":[" + "1,".repeat(200_000) + "1],"
                                + start));
    }

    private static Arguments row(String problem, String start) {
        return Arguments.of(
                problem, "\"meterCode\":\"M\",\"intervalMinutes\":15,\"values\":[1],\"start\":\"%s\"".formatted(start));
    }

    @ParameterizedTest
    @MethodSource("wrongRows")
    void refusesTheRowAndTakesTheNext(String problem, String row) {
        energy.sendBlocks("{" + row + "}", block(meter, "2025-01-02T00:00:00+08:00", 7))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(1))
                .body("errors.row", contains(1))
                .body("errors.type", contains(PROBLEM + problem));

        energy.series(meter, "2025-01-01", "2025-01-03", "P1D")
                .body("points[0].value", equalTo(null))
                .body("points[1].value", equalTo(7.0));
    }

    /** PostgreSQL keeps no NUL in a text, and knows none in a question. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /readings             | application/x-ndjson | {"NAME":"A0B","start":"2025-01-01T00:00:00+08:00","value":1}
                    /readings             | application/json     | {"readings":[{"NAME":"A0B","start":"2025-01-01T00:00:00+08:00","value":1}]}
                    /interval-blocks      | application/x-ndjson | {"NAME":"A0B","start":"2025-01-01T00:00:00+08:00","intervalMinutes":15,"values":[1]}
                    /register-reads       | application/x-ndjson | {"NAME":"A0B","at":"2025-01-01T00:00:00+08:00","reading":1}
                    /billed-periods       | application/json     | {"periods":[{"NAME":"A0B","from":"2025-01-01","to":"2025-02-01","quantity":1}]}
                    /weather-observations | application/x-ndjson | {"stationCode":"A0B","start":"2025-01-01T00:00:00+08:00","temperatureC":1}
                    /weather-observations | application/json     | {"observations":[{"stationId":"A0B","start":"2025-01-01T00:00:00+08:00","temperatureC":1}]}
                    /charging-sessions    | application/x-ndjson | {"stationCode":"A0B","sessionId":"1","start":"2025-01-01T00:00:00Z","end":"2025-01-01T01:00:00Z","energyKwh":1}
                    /readings             | text/csv             | NAME,start,value#A0B,2025-01-01T00:00:00+08:00,1
                    /weather-observations | text/csv             | stationCode,start,temperatureC#A0B,2025-01-01T00:00:00+08:00,1
                    /charging-sessions    | text/csv             | stationCode,sessionId,start,end,energyKwh#A0B,1,2025-01-01T00:00:00Z,2025-01-01T01:00:00Z,1
                    """)
    void refusesANulInAName(String path, String type, String row) {
        var nul = type.equals("text/csv") ? "\0" : "\\u0000";
        for (var name : row.contains("NAME") ? List.of("meterCode", "externalId", "meter", "meterId") : List.of("")) {
            energy.as("analyst")
                    .contentType(type)
                    .body(row.replace("NAME", name)
                            .replace("A0B", "A" + nul + "B")
                            .replace('#', '\n')
                            .getBytes(StandardCharsets.UTF_8))
                    .post(Energy.API + path)
                    .then()
                    .statusCode(200)
                    .body("errors.type", contains(PROBLEM + "name-invalid"))
                    .body("rejected", equalTo(1));
        }
    }

    @Test
    void refusesARowThatIsNoObject() {
        energy.sendBlocks("7", "[[1]]", "null", block(meter, "2025-01-02T00:00:00+08:00", 7))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("errors.row", contains(1, 2, 3))
                .body("errors.type", contains(PROBLEM + "wrong-type", PROBLEM + "wrong-type", PROBLEM + "wrong-type"));
    }

    @Test
    void allowsSendersAClockThatIsAMinuteAhead() {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        var begun = now.minusSeconds(now.toEpochSecond() % 900).withNano(0);

        energy.sendBlocks(block(meter, begun.minusMinutes(15).toInstant().toString(), 1))
                .body("accepted", equalTo(1));
        energy.sendBlocks(block(meter, begun.plusMinutes(15).toInstant().toString(), 1))
                .body("errors.type", contains(PROBLEM + "reading-in-future"));
        energy.sendBlocks(block(
                        meter, begun.minusMinutes(30).toInstant().toString(), 2, Double.NaN, Double.NaN, Double.NaN))
                .body("accepted", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"blocks":[ROW]                  | 400 | malformed-json
                    {"blocks":[ROW,                  | 400 | malformed-json
                    {"blocks":[ROW]} {}              | 400 | malformed-json
                    {"blocks":[ROW],"blocks":[ROW]}  | 400 | malformed-json
                    {"blocks":[ROW],"tenant":"x"}    | 400 | unknown-property
                    {"tenant":"x","blocks":[ROW]}    | 400 | unknown-property
                    {"blocks":ROW}                   | 400 | wrong-type
                    {"blocks":[ROW,{"values":[1,x]}]} | 400 | malformed-json
                    [ROW]                            | 400 | wrong-type
                    {}                               | 400 | invalid-request
                    ``                               | 400 | malformed-json
                    """)
    void storesNothingOfABodyThatIsWrong(String body, int status, String problem) throws SQLException {
        var row = block(meter, "2025-01-01T00:00:00+08:00", 1);

        var answer = energy.post("/interval-blocks", body.replace("ROW", row));

        answer.statusCode(status).contentType("application/problem+json").body("type", equalTo(PROBLEM + problem));
        assertEquals(0, stored.count("interval_block"));
    }

    @Test
    void storesNothingOfADeeplyNestedBody() {
        energy.post("/interval-blocks", "{\"blocks\":" + "[".repeat(10_000))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "malformed-json"));
    }

    @Test
    void refusesAnotherMediaType() {
        energy.as("analyst")
                .contentType("text/plain; charset=utf-8")
                .body("hello")
                .post(Energy.API + "/interval-blocks")
                .then()
                .statusCode(415)
                .body("type", equalTo(PROBLEM + "media-type-not-supported"));
    }

    @Test
    void storesNothingOfABodyThatBreaksOff() throws IOException, SQLException {
        var begun = "{\"blocks\":[" + block(meter, "2025-01-01T00:00:00+08:00", 1) + ",";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            var head = """
                    POST %s/interval-blocks HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    """.formatted(Energy.API, tenant.token("analyst"), begun.length() + 1000);
            socket.getOutputStream().write((head + begun).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }

        // The service goes on, and nothing of it is there.
        energy.sendBlocks(block(meter, "2025-01-02T00:00:00+08:00", 7)).body("accepted", equalTo(1));
        assertEquals(1, stored.count("interval_block"));
    }

    @Test
    void refusesABodyThatIsTooLarge() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            var head = """
                    POST %s/interval-blocks HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: 1200000000\r
                    \r
                    {""".formatted(Energy.API, tenant.token("analyst"));
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            assertTrue(answer.endsWith(" 413"), answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "from=2025-01&to=2025-02&resolution=PT5M, invalid-parameter",
        "from=yesterday&to=2025-02, time-invalid",
        "from=2025-02&to=2025-01, range-invalid",
        "from=2025-01&to=2026-02&resolution=PT15M, range-too-long",
        "from=2025-01&to=2025-02&limit=5, unknown-parameter",
        "to=2025-02, invalid-request",
    })
    void refusesAWrongQuestion(String query, String problem) {
        energy.as("viewer")
                .get(Energy.API + "/meters/" + meter + "/series?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + problem));
    }
}
