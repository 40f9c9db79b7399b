package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies made to hurt: what is wrong with them is named, nothing is stored, and the service needs no more memory. */
@ExtendWith(RunningPlatform.class)
class UploadAttacksIT {
    private static final String BLOCKS = "/api/energy/v1/interval-blocks";
    private static final String READINGS = "/api/energy/v1/readings";
    private static final String PROBLEM = "urn:dualcarbon:problem:";
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final int MEGABYTE = 1 << 20;
    private static final int MOST_MEGABYTES = 1024;
    private static final long MOST_GROWTH_MB = 64;

    private static String meter;
    private long memoryBefore;

    /** As much as an honest sender sends: a service that has just started would grow for that too. */
    @BeforeAll
    static void aMeterThatHasSentAlready() {
        var building = Registry.building("Attacked", Registry.area("Attacked"), "OFFICE", BigDecimal.TEN);
        meter = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        var line = reading("2023-01-01T00:00:00+08:00", "1") + "\n";
        for (var time = 0; time < 3; time++) {
            post(READINGS, NDJSON, line.repeat(16 * MEGABYTE / line.length()))
                    .then()
                    .statusCode(200);
        }
    }

    @BeforeEach
    void memoryBefore() {
        RunningPlatform.peakOfMemoryMb("energy-data");
        memoryBefore = RunningPlatform.peakOfMemoryMb("energy-data");
    }

    @AfterEach
    void memoryHasNotGrown() {
        var grown = RunningPlatform.peakOfMemoryMb("energy-data") - memoryBefore;
        assertTrue(grown <= MOST_GROWTH_MB, () -> "energy-data grew by " + grown + " MB");
    }

    @ParameterizedTest
    @CsvSource({
        "\"NaN\", not-a-number",
        "\"-Infinity\", not-a-number",
        "1e308, value-out-of-range",
        "1e999, value-out-of-range",
        "-1, negative-value",
        "99999999999999999999, value-out-of-range"
    })
    void aNumberThatIsNoReadingIsNamedAndTheNextOneTaken(String value, String problem) {
        var good = reading("2023-02-01T00:00:00+08:00", Integer.toString(Math.floorMod(value.hashCode(), 1000)));

        post(READINGS, NDJSON, reading("2023-03-01T00:00:00+08:00", value) + "\n" + good + "\n")
                .then()
                .statusCode(200)
                .body("rejected", equalTo(1))
                .body("errors.row", contains(1))
                .body("errors.type", contains(PROBLEM + problem));
    }

    @Test
    void tenMillionValuesInOneBlockAreTooMany() {
        var body = "{\"blocks\":[" + blockStart() + "1" + ",1".repeat(10_000_000) + "]}]}";

        isRefused(post(BLOCKS, JSON, body));
    }

    @Test
    void tenThousandLevelsAreTooDeep() {
        isRefused(post(BLOCKS, JSON, "{\"blocks\":" + "[".repeat(10_000)));
        isRefused(post(READINGS, NDJSON, "[".repeat(10_000) + "\n"));
        isRefused(post(READINGS, NDJSON, "{\"a\":".repeat(10_000) + "\n"));
    }

    @Test
    void aLineWithoutEndIsTooLong() {
        isRefused(post(READINGS, NDJSON, "{\"externalId\":\"" + "x".repeat(40 * MEGABYTE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"blocks\":[ | ' '",
                "application/json | {\"blocks\":[{\"meterId\":\"x\",\"values\":[0 | ,0",
                "application/x-ndjson | '' | 0\n",
                "application/x-ndjson | '' | '\n'",
            })
    void aSmallBodyThatUnpacksToMoreThanAGigabyteIsRefused(String type, String start, String repeated) {
        var packed = bomb(start, repeated);
        assertTrue(packed.length < 2 * MEGABYTE, "no bomb: " + packed.length);

        isRefused(post(BLOCKS, type, packed));
    }

    /** With a status of its own and a problem that says why. */
    private static void isRefused(Response answer) {
        var rejected = answer.statusCode() == 200 && answer.<Integer>path("rejected") > 0;
        assertTrue(
                rejected || answer.statusCode() == 400 || answer.statusCode() == 413,
                () -> answer.statusCode() + " " + answer.asString());
        if (rejected) {
            assertEquals(0, answer.<Integer>path("accepted"));
        } else {
            assertTrue(answer.<String>path("type").startsWith(PROBLEM), answer::asString);
        }
    }

    private static Response post(String path, String type, String body) {
        return as(Registry.ADMIN)
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path);
    }

    private static Response post(String path, String type, byte[] packed) {
        return as(Registry.ADMIN)
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(type)
                .header("Content-Encoding", "gzip")
                .body(packed)
                .post(path);
    }

    private static byte[] bomb(String start, String repeated) {
        var piece = repeated.repeat(MEGABYTE / repeated.length()).getBytes(StandardCharsets.UTF_8);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed, 1 << 16)) {
            gzip.write(start.getBytes(StandardCharsets.UTF_8));
            for (var megabyte = 0; megabyte <= MOST_MEGABYTES; megabyte++) {
                gzip.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static String blockStart() {
        return "{\"meterId\":\"" + meter
                + "\",\"start\":\"2023-01-01T00:00:00+08:00\",\"intervalMinutes\":60,\"values\":[";
    }

    private static String reading(String start, String value) {
        return "{\"meterId\":\"" + meter + "\",\"start\":\"" + start + "\",\"value\":" + value + "}";
    }
}
