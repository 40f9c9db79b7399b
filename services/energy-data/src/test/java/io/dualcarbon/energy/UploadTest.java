package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.reading;
import static io.dualcarbon.energy.Registry.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which an upload may come, and what is kept of it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class UploadTest {
    private static final String NDJSON = "application/x-ndjson";
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private String building = "";
    private String meter = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aMeter() {
        building = registry.building(registry.area());
        meter = registry.meterOf(building, text("externalId", "HQ-1"));
        registry.publish();
    }

    @Test
    void readsARowALine() {
        var lines = """
                {"externalId":"HQ-1","start":"2025-01-01T00:00:00+08:00","value":1.5}
                {"meter":"HQ-1","start":"2025-01-01T00:15:00+08:00","value":2}

                {"externalId":"HQ-1","start":"2025-01-01T00:30:00+08:00","value":-1}
                7
                {"externalId":"HQ-1","start":"2025-01-01T00:45:00+08:00","value":4}""";

        send("/readings", NDJSON, lines.getBytes(UTF_8))
                .body("accepted", equalTo(3))
                .body("errors.row", contains(3, 4))
                .body("errors.type", contains(PROBLEM + "negative-value", PROBLEM + "wrong-type"))
                .body("outcomes.firstRow", contains(1, 3, 5))
                .body("outcomes.lastRow", contains(2, 4, 5))
                .body("outcomes.outcome", contains("ACCEPTED", "REJECTED", "ACCEPTED"));

        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT1H").body("points.value", contains(7.5));
    }

    @Test
    void readsBlocksAndBillsALineToo() {
        registry.meterOf(building, text("code", "GAS-BILL"), text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();

        send("/interval-blocks", NDJSON, block(meter, NEW_YEAR, 1, 2).getBytes(UTF_8))
                .body("accepted", equalTo(1));
        send(
                        "/billed-periods",
                        NDJSON,
                        "{\"meterCode\":\"GAS-BILL\",\"from\":\"2025-01-01\",\"to\":\"2025-02-01\",\"quantity\":31}"
                                .getBytes(UTF_8))
                .body("accepted", equalTo(1));
    }

    @Test
    void aLineThatIsNoJsonSpoilsOnlyItself() {
        var good = reading(meter, NEW_YEAR, 1);

        send("/readings", NDJSON, (good + "\nnonsense\n" + good + " {}\n{\"externalId\":\"HQ-1\",").getBytes(UTF_8))
                .body("accepted", equalTo(1))
                .body("errors.row", contains(2, 3, 4))
                .body("errors.type", everyItem(equalTo(PROBLEM + "malformed-row")));
    }

    /** The fast reader of usual lines must take none that the general one would refuse, and read the same numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1|0.1",
                "123456789.012345|123456789.012345",
                "0.30000000000000004|0.30000000000000004",
                "1e3|1000",
                "999999999.999999|999999999.999999",
                "007|",
                "-0|0",
                ".5|",
                "5.|",
                "1.2.3|",
                "1000000001|",
                "\"1\"|",
                "0|0"
            })
    void readsTheSameNumbersALineAsInAnArray(String example) {
        var value = example.substring(0, example.indexOf('|'));
        var expected = example.substring(example.indexOf('|') + 1);
        var line = "{\"externalId\":\"HQ-1\",\"start\":\"%s\",\"value\":%s}".formatted(NEW_YEAR, value);

        send("/readings", NDJSON, line.getBytes(UTF_8)).body("accepted", equalTo(expected.isEmpty() ? 0 : 1));

        if (!expected.isEmpty()) {
            energy.series(meter, NEW_YEAR, "2025-01-01T00:15:00+08:00", "PT15M")
                    .body("points.value", contains(Double.parseDouble(expected)));
        }
    }

    @Test
    void readsLinesOfAnyOrderAndSpacing() {
        var lines = """
                { "value": 1, "meterId": "%s", "start": "2025-01-01T00:00:00+08:00"}
                \t{"start":"2024-12-31T16:15:00Z","externalId":"HQ-1","value":2}\r
                {"start":"2025-01-01T00:30:00+08:00","externalId":"HQ-\\u0031","value":4}
                {"start":"2025-02-30T00:45:00+08:00","externalId":"HQ-1","value":8}
                {"start":"2025-01-01T00:45:00+08:00","externalId":"HQ-1","value":8,"value":8}
                {"start":"2025-01-01T00:45:00+08:00","externalId":"HQ-1","meter":"HQ-1","value":8}
                """.formatted(meter);

        send("/readings", NDJSON, lines.getBytes(UTF_8))
                .body("accepted", equalTo(3))
                .body(
                        "errors.type",
                        contains(
                                PROBLEM + "timestamp-invalid",
                                PROBLEM + "property-repeated",
                                PROBLEM + "meter-not-named"));

        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT1H").body("points.value", contains(7.0));
    }

    @Test
    void unpacksGzip() throws IOException {
        var csv = "meter,start,value\nHQ-1,%s,1.5\n".formatted(NEW_YEAR).getBytes(UTF_8);

        sendPacked("/readings", "text/csv", gzip(csv)).statusCode(200).body("accepted", equalTo(1));
        sendPacked("/readings", NDJSON, gzip(reading(meter, NEW_YEAR, 1.5).getBytes(UTF_8)))
                .statusCode(200)
                .body("unchanged", equalTo(1));
    }

    @Test
    void refusesWhatIsNoGzip() throws IOException {
        var packed = gzip(reading(meter, NEW_YEAR, 1.5).getBytes(UTF_8));
        var damaged = packed.clone();
        damaged[packed.length / 2] ^= 0x55;

        sendPacked("/readings", NDJSON, "hello".getBytes(UTF_8))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "not-gzip"));
        sendPacked("/readings", NDJSON, damaged).statusCode(400);
        energy.as("analyst")
                .contentType(NDJSON)
                .header("Content-Encoding", "br")
                .body(packed)
                .post(API + "/readings")
                .then()
                .statusCode(415)
                .body("type", equalTo(PROBLEM + "encoding-unknown"));
    }

    @Test
    void keepsRefusedRowsAsTheyWereSent() {
        var unknown = "{\"externalId\":\"HQ-2\", \"start\":\"%s\",\"value\":1.50}".formatted(NEW_YEAR);
        var upload = energy.sendReadings(reading(meter, NEW_YEAR, 1), unknown, "{\"x\":{\"y\":[1]}}")
                .body("rejected", equalTo(2))
                .extract()
                .<String>path("uploadId");

        ask("/uploads/" + upload + "/rejected-rows")
                .body("items.row", contains(2, 3))
                .body("items.meter", contains("HQ-2", null))
                .body("items.type", contains(PROBLEM + "meter-unknown", PROBLEM + "unknown-property"))
                .body("items.sent", contains(unknown, "{\"x\":{\"y\":[1]}}"));
        ask("/uploads/" + upload)
                .body("kind", equalTo("readings"))
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(2))
                .body("complete", equalTo(true));
        ask("/uploads").body("items.id", contains(upload));
    }

    @Test
    void sendsRefusedRowsOnceMoreWhenTheMeterIsThere() {
        var csv = "meter,start,value,unit\nHQ-2,%s,1.5,kWh\nHQ-3,%s,1,kWh\n".formatted(NEW_YEAR, NEW_YEAR);
        var upload = energy.sendCsv(csv).body("rejected", equalTo(2)).extract().<String>path("uploadId");
        var late = registry.meterOf(building, text("externalId", "HQ-2"));
        registry.publish();

        var again = resubmit(upload)
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(1))
                .extract()
                .<String>path("uploadId");

        energy.series(late, "2025-01-01", "2025-01-02", "P1D").body("points.value", contains(1.5));
        ask("/uploads/" + upload + "/rejected-rows").body("items", empty());
        ask("/uploads/" + again).body("resubmits", equalTo(upload));
        ask("/uploads/" + again + "/rejected-rows").body("items.meter", contains("HQ-3"));
        resubmit(upload).statusCode(409).body("type", equalTo(PROBLEM + "nothing-to-resubmit"));
    }

    @Test
    void aStrangersUploadIsNotFound() {
        var upload = energy.sendReadings("{}").extract().<String>path("uploadId");
        var stranger = new Energy(TestTenant.fresh());

        for (var path : new String[] {"", "/rejected-rows"}) {
            stranger.as("analyst")
                    .get(API + "/uploads/" + upload + path)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo(PROBLEM + "upload-not-found"));
        }
        stranger.as("analyst")
                .post(API + "/uploads/" + upload + "/resubmission")
                .then()
                .statusCode(404);
        energy.as("analyst").get(API + "/uploads/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void anUploadIsItsSendersAndTheAdministrators() {
        var upload = energy.sendReadings("{}").extract().<String>path("uploadId");
        var partners = tenant.as("scoped", "readings:write")
                .body("{\"readings\":[{}]}")
                .post(API + "/readings")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("uploadId");

        tenant.as("scoped", "readings:write").get(API + "/uploads").then().body("items.id", contains(partners));
        energy.as("analyst").get(API + "/uploads").then().body("items.id", contains(upload));
        energy.as("tenant-admin").get(API + "/uploads").then().body("items.id", contains(partners, upload));
        for (var path : new String[] {"", "/rejected-rows"}) {
            tenant.as("scoped", "readings:write")
                    .get(API + "/uploads/" + upload + path)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo(PROBLEM + "upload-not-found"));
            energy.as("analyst").get(API + "/uploads/" + partners + path).then().statusCode(404);
            energy.as("tenant-admin")
                    .get(API + "/uploads/" + partners + path)
                    .then()
                    .statusCode(200);
        }
        tenant.as("scoped", "readings:write")
                .post(API + "/uploads/" + upload + "/resubmission")
                .then()
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "upload-not-found"));
        energy.as("analyst")
                .get(API + "/uploads/" + upload + "/rejected-rows")
                .then()
                .body("items.row", contains(1));
        energy.as("tenant-admin")
                .post(API + "/uploads/" + partners + "/resubmission")
                .then()
                .statusCode(200)
                .body("rejected", equalTo(1));
    }

    @Test
    void whoMayNoLongerSendSuchRowsDoesNotSendThemAgain() {
        var upload = tenant.as("scoped", "readings:write", "bills:write")
                .body("{\"periods\":[{}]}")
                .post(API + "/billed-periods")
                .then()
                .statusCode(200)
                .body("rejected", equalTo(1))
                .extract()
                .<String>path("uploadId");

        tenant.as("scoped", "readings:write")
                .post(API + "/uploads/" + upload + "/resubmission")
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "forbidden"));
        tenant.as("scoped", "bills:write")
                .post(API + "/uploads/" + upload + "/resubmission")
                .then()
                .statusCode(200)
                .body("rejected", equalTo(1));
    }

    @Test
    void keepsNothingOfADryRun() {
        energy.post("/readings?dryRun=true", "{\"readings\":[{}]}")
                .body("rejected", equalTo(1))
                .body("uploadId", nullValue());

        ask("/uploads").body("items", empty());
    }

    private ValidatableResponse resubmit(String upload) {
        return energy.as("analyst")
                .post(API + "/uploads/" + upload + "/resubmission")
                .then();
    }

    private ValidatableResponse ask(String path) {
        return energy.as("analyst").get(API + path).then().statusCode(200);
    }

    private ValidatableResponse send(String path, String type, byte[] body) {
        return energy.as("analyst")
                .contentType(type)
                .body(body)
                .post(API + path)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse sendPacked(String path, String type, byte[] body) {
        return energy.as("analyst")
                .contentType(type)
                .header("Content-Encoding", "gzip")
                .body(body)
                .post(API + path)
                .then();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }
}
