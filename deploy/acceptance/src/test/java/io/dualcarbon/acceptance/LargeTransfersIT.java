package io.dualcarbon.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gigabyte goes through gateway and service with the heaps that they are shipped with, and neither needs more memory
 * for it than for some megabytes. It takes minutes and some gigabytes of disk, so it runs only when asked for:
 * {@code mvn verify -pl deploy/acceptance -Dit.test=LargeTransfersIT -Dlarge=true}
 */
@EnabledIfSystemProperty(named = "large", matches = "true", disabledReason = "takes minutes")
@ExtendWith(PlatformToBreak.class)
class LargeTransfersIT {
    private static final String BLOCKS = "/api/energy/v1/interval-blocks";
    private static final int METERS = 360;
    private static final YearMonth FIRST = YearMonth.of(2015, 1);
    private static final int MONTHS = 140;
    private static final long GIGABYTE = 1_000_000_000;

    /** Some meters have the same values: to write them all would take longer than to store them. */
    private static final int VARIANTS = 7;

    private static final int TEXT_LENGTH = 7; // of 123.45 and a comma
    private static final int MOST_DAYS = 31;
    private static final List<String> VALUES =
            IntStream.range(0, VARIANTS).mapToObj(LargeTransfersIT::values).toList();

    /** Beyond what the collector takes more or less of for the same work. */
    private static final long MOST_GROWTH_MB = 64;

    private static final Duration EXPORTED = Duration.ofMinutes(10);

    private static OwnPlatform platform;
    private static String building;
    private static List<String> meters;

    @BeforeAll
    static void manyMeters(OwnPlatform own) {
        platform = own;
        var area = platform.create("areas", Map.of("code", Registry.code("AREA"), "name", "Area", "kind", "DISTRICT"));
        building = platform.create(
                "buildings",
                Map.of("code", Registry.code("BUILDING"), "name", "Building", "areaId", area, "use", "OFFICE"));
        meters = IntStream.range(0, METERS)
                .mapToObj(i -> platform.create("meters", OwnPlatform.meter(building)))
                .toList();
        var series = series(METERS - 1, FIRST);
        Registry.until("energy-data knows the meters", () -> platform.has(series));
    }

    @Test
    void aGigabyteInAndAYearOfAllMetersOutTakeNoMoreMemory(@TempDir Path folder) throws IOException {
        upload(20); // 150 MB, after which the heap has what it needs at any time
        var before = memory();

        upload(MONTHS);

        hasNotGrown("the upload", before);
        for (var month : List.of(FIRST, YearMonth.of(2024, 2), FIRST.plusMonths(MONTHS - 1L))) {
            for (var meter : List.of(0, 1, METERS - 1)) {
                var point = platform.get(series(meter, month)).at("/points/0");
                assertEquals(
                        0, expected(meter, month).compareTo(point.path("value").decimalValue()), point::toString);
                assertEquals(1.0, point.path("coverage").asDouble());
            }
        }

        var file = export(folder);

        hasNotGrown("the export", before);
        assertEquals(METERS * 366 * 96, ParquetRows.count(file));
    }

    /** Each meter's first months, a line a meter and month. */
    private static void upload(int months) throws IOException {
        var lines = METERS * months;
        Iterable<byte[]> body = () -> IntStream.range(0, lines)
                .mapToObj((IntFunction<byte[]>) line -> line(line % METERS, FIRST.plusMonths(line / METERS)))
                .iterator();
        var bytes = 0L;
        for (var month = 0; month < months; month++) {
            bytes += METERS * (long) line(0, FIRST.plusMonths(month)).length;
        }
        assertTrue(months < MONTHS || bytes > GIGABYTE, "only " + bytes + " bytes");

        var answer = platform.upload(BLOCKS, "application/x-ndjson", body);

        assertEquals(200, answer.statusCode(), answer::body);
        var told = OwnPlatform.read(answer.body());
        assertEquals(
                lines, told.path("accepted").asInt() + told.path("unchanged").asInt(), answer::body);
        assertEquals(0, told.path("rejected").asInt() + told.path("corrected").asInt(), answer::body);
    }

    private static byte[] line(int meter, YearMonth month) {
        return """
                {"meterId":"%s","start":"%s-01T00:00:00+08:00","intervalMinutes":15,"values":[%s]}
                """.formatted(
                        meters.get(meter),
                        month,
                        VALUES.get(meter % VARIANTS).substring(0, slots(month) * TEXT_LENGTH - 1))
                .getBytes(UTF_8);
    }

    private static String values(int variant) {
        return IntStream.range(0, MOST_DAYS * 96)
                .mapToObj(slot -> BigDecimal.valueOf(hundredths(variant, slot), 2) + ",")
                .collect(Collectors.joining());
    }

    private static long hundredths(int variant, int slot) {
        return 10_000 + (slot * 7L + variant * 31L) % 9_973;
    }

    private static int slots(YearMonth month) {
        return month.lengthOfMonth() * 96;
    }

    private static BigDecimal expected(int meter, YearMonth month) {
        return BigDecimal.valueOf(
                IntStream.range(0, slots(month))
                        .mapToLong(slot -> hundredths(meter % VARIANTS, slot))
                        .sum(),
                2);
    }

    private static String series(int meter, YearMonth month) {
        return "/api/energy/v1/meters/" + meters.get(meter) + "/series?resolution=P1M&from=" + month + "&to="
                + month.plusMonths(1);
    }

    private static Path export(Path folder) throws IOException {
        platform.renewToken();
        var started = platform.post("/api/energy/v1/exports", """
                {"format":"PARQUET","what":"SERIES","buildingId":"%s","from":"2024","to":"2025","resolution":"RAW"}
                """.formatted(building));
        assertEquals(202, started.statusCode(), started::body);
        var job = "/api/energy/v1/jobs/"
                + OwnPlatform.read(started.body()).path("id").asText();
        Registry.until("the export is done", EXPORTED, () -> {
            platform.renewToken();
            return platform.get(job).path("state").asText().equals("DONE");
        });
        var file = folder.resolve("year.parquet");
        platform.download(job + "/result", file);
        return file;
    }

    private static Map<String, Long> memory() {
        return Stream.of("gateway", "energy-data").collect(Collectors.toMap(name -> name, platform::peakOfMemoryMb));
    }

    private static void hasNotGrown(String what, Map<String, Long> before) {
        memory().forEach((process, now) -> {
            System.out.println(what + ": " + process + " took at most " + now + " MB, before " + before.get(process));
            assertTrue(now - before.getOrDefault(process, 0L) <= MOST_GROWTH_MB, () -> process + " grew for " + what);
        });
    }
}
