package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Registry.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A body may be thousands of times larger than what was sent: whatever it holds, the memory that it takes is bounded. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class UploadMemoryTest {
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String START = "\"start\":\"2025-01-01T00:00:00+08:00\"";
    private static final long MOST_BYTES = 64 << 20;
    private static final int MILLION = 1_000_000;

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Stored stored = new Stored(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aMeter() {
        registry.meterOf(registry.building(registry.area()), text("code", "M"), text("externalId", "M"));
        registry.publish();
    }

    @Test
    void threeMillionRowsOfNothing() throws SQLException {
        var body = packed("", "", 3 * MILLION, i -> "{}\n");
        assertTrue(body.length < 20_000, "It is sent as " + body.length + " bytes");

        inBounds(() -> send("/readings?dryRun=true", NDJSON, body))
                .statusCode(200)
                .body("rejected", equalTo(3 * MILLION))
                .body("accepted", equalTo(0))
                .body("errors", hasSize(1_000))
                .body("errors[999].row", equalTo(1_000))
                .body("errors[999].type", equalTo(PROBLEM + "property-missing"))
                .body("errorsOmitted", equalTo(3 * MILLION - 1_000))
                .body("outcomes", hasSize(1))
                .body("outcomesOmitted", equalTo(0));
        assertEquals(0, stored.count("rejected_row"));
    }

    @Test
    void aMillionRowsOfNothingAreCountedAndTheFirstOfThemKept() throws SQLException {
        var body = packed("{\"readings\":[{}", "]}", MILLION - 1, i -> ",{}");

        var upload = inBounds(() -> send("/readings", JSON, body))
                .statusCode(200)
                .body("rejected", equalTo(MILLION))
                .body("errorsOmitted", equalTo(MILLION - 1_000))
                .extract()
                .<String>path("uploadId");

        assertEquals(10_000, stored.count("rejected_row", "row_number <= 10000 and sent = '{}'"));
        assertEquals(10_000, stored.count("rejected_row"));
        energy.as("analyst")
                .get(API + "/uploads/" + upload)
                .then()
                .statusCode(200)
                .body("rejected", equalTo(MILLION))
                .body("complete", equalTo(true));
    }

    @Test
    void rowsThatFareDifferentlyInTurn() {
        var good = "{\"externalId\":\"M\"," + START + ",\"value\":1}\n";
        var body = packed("", "", MILLION, i -> i % 2 == 0 ? good : "{}\n");

        inBounds(() -> send("/readings", NDJSON, body))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("unchanged", equalTo(MILLION / 2 - 1))
                .body("rejected", equalTo(MILLION / 2))
                .body("outcomes", hasSize(1_000))
                .body("outcomes[999].lastRow", equalTo(1_000))
                .body("outcomesOmitted", equalTo(MILLION - 1_000));
    }

    @Test
    void aMillionMetersOfWhichThereIsNone() {
        var body = packed(
                "",
                "",
                MILLION,
                i -> "{\"externalId\":\"nobody-has-a-meter-of-this-name-" + i + "\"," + START + ",\"value\":1}\n");

        inBounds(() -> send("/readings?dryRun=true", NDJSON, body))
                .statusCode(200)
                .body("rejected", equalTo(MILLION))
                .body("errors[0].type", equalTo(PROBLEM + "meter-unknown"));
    }

    @Test
    void namesOfPropertiesThatNoRowHas() {
        var times = 100_000;
        var body = packed("", "", 20_000, i -> "{\"a-property-that-no-row-has-" + i + "\":" + i + "}\n");
        var document = packed("{\"readings\":[7", "]}", times, i -> ",{\"a-property-that-no-row-has-" + i + "\":1}");

        inBounds(() -> send("/readings?dryRun=true", NDJSON, body))
                .statusCode(200)
                .body("rejected", equalTo(20_000))
                .body("errors[0].type", equalTo(PROBLEM + "unknown-property"));
        inBounds(() -> send("/readings?dryRun=true", JSON, document))
                .statusCode(200)
                .body("rejected", equalTo(times + 1));
    }

    @Test
    void aRowOfAHundredThousandProperties() {
        var body = packed("{", "\"b\":1}", 100_000, i -> "\"a" + i + "\":1,");

        inBounds(() -> send("/readings?dryRun=true", NDJSON, body))
                .statusCode(200)
                .body("errors[0].type", equalTo(PROBLEM + "unknown-property"));
    }

    @Test
    void longRowsAreKeptWhileThereIsRoomForThem() throws SQLException {
        var values = "1,".repeat(105_000) + "1";
        var row = "{\"externalId\":\"nobody\"," + START + ",\"intervalMinutes\":5,\"values\":[" + values + "]}";
        var body = packed("", "", 200, i -> row + "\n");

        var upload = inBounds(() -> send("/interval-blocks", NDJSON, body))
                .statusCode(200)
                .body("rejected", equalTo(200))
                .extract()
                .<String>path("uploadId");

        var kept = 32_000_000 / row.length();
        assertEquals(200, stored.count("rejected_row"));
        assertEquals(kept, stored.count("rejected_row", "length(sent) = " + row.length()));
        energy.as("analyst")
                .get(API + "/uploads/" + upload + "/rejected-rows?limit=500")
                .then()
                .statusCode(200)
                .body("items", hasSize(4_000_000 / row.length())); // as many as a page may hold
        inBounds(() -> energy.as("analyst")
                        .post(API + "/uploads/" + upload + "/resubmission")
                        .then())
                .statusCode(200)
                .body("rejected", equalTo(kept));
    }

    @Test
    void longLinesTextsAndRecordsAreRefused() {
        var line = packed("{\"externalId\":\"", "\"}", 5 * MILLION, i -> "x");
        var text = packed("{\"externalId\":\"", "\"," + START + ",\"value\":1}", 20_000, i -> "x");
        var name = packed("{\"externalId\":\"", "\"," + START + ",\"value\":1}", 5_000, i -> "x");
        var field = packed("meter,start,value\n\"", "\",2025-01-01T00:00:00+08:00,1", 5 * MILLION, i -> "x");
        var fields = packed("meter,start,value\n", "\n", MILLION, i -> ",");
        var header =
                packed("meter,start,value", "\n", 50, i -> ",a-column-that-nobody-knows-and-that-has-a-long-name" + i);

        inBounds(() -> send("/readings", NDJSON, line))
                .statusCode(413)
                .body("type", equalTo(PROBLEM + "line-too-long"));
        inBounds(() -> send("/readings", NDJSON, text))
                .statusCode(200)
                .body("errors[0].type", equalTo(PROBLEM + "malformed-row"));
        inBounds(() -> send("/readings", NDJSON, name))
                .statusCode(200)
                .body("errors[0].type", equalTo(PROBLEM + "name-invalid"))
                .body("errors[0].meter.length()", equalTo(201));
        inBounds(() -> send("/readings", CSV, field)).statusCode(400).body("type", equalTo(PROBLEM + "malformed-csv"));
        inBounds(() -> send("/readings", CSV, fields)).statusCode(400).body("type", equalTo(PROBLEM + "malformed-csv"));
        send("/readings", CSV, header)
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "header-invalid"))
                .body(
                        "detail",
                        equalTo("Not known or named twice: "
                                + "a-column-that-nobody-knows-and-that-has-…, ".repeat(5)
                                + "… (+45); missing: -. The first line names the columns, which are"
                                + " meterId, externalId, meterCode, meter, start, value, unit"));
    }

    @Test
    void aCsvOfRecordsWithNothingInThem() {
        var body = packed("meter,start,value\n", "", 20_000, i -> ",".repeat(90) + "\n");

        inBounds(() -> send("/readings?dryRun=true", CSV, body))
                .statusCode(200)
                .body("rejected", equalTo(20_000))
                .body("errors[0].type", equalTo(PROBLEM + "malformed-row"))
                .body("errors[0].meter", nullValue());
    }

    private ValidatableResponse send(String path, String type, byte[] packed) {
        return energy.as("analyst")
                .contentType(type)
                .header("Content-Encoding", "gzip")
                .body(packed)
                .post(API + path)
                .then();
    }

    /** What lives on the heap meanwhile is looked at again and again; what has died by then does not count. */
    private static ValidatableResponse inBounds(Supplier<ValidatableResponse> request) {
        var before = liveBytes();
        var answer = CompletableFuture.supplyAsync(request);
        var most = 0L;
        while (true) {
            try {
                var response = answer.get(500, TimeUnit.MILLISECONDS);
                assertTrue(most <= MOST_BYTES, "The heap grew by " + most + " bytes");
                return response;
            } catch (TimeoutException e) {
                most = Math.max(most, liveBytes() - before);
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** As the collector found it: what is written meanwhile does not count. */
    private static long liveBytes() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    private static byte[] packed(String head, String tail, int times, IntFunction<String> part) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed, 1 << 16)) {
            gzip.write(head.getBytes(UTF_8));
            var buffer = new StringBuilder();
            for (var i = 0; i < times; i++) {
                buffer.append(part.apply(i));
                if (buffer.length() > 1 << 16) {
                    gzip.write(buffer.toString().getBytes(UTF_8));
                    buffer.setLength(0);
                }
            }
            gzip.write(buffer.toString().getBytes(UTF_8));
            gzip.write(tail.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
