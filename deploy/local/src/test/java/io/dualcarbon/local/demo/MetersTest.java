package io.dualcarbon.local.demo;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class MetersTest {
    private static final Year YEAR = Year.of(2025);

    private final SeedFacts facts = new SeedFacts();
    private final Meters meters = Meters.of(facts);

    @Test
    void hasAtLeastSixtyMeters() {
        assertEquals(73, meters.records().size());
        assertEquals(
                65,
                meters.records().stream()
                        .filter(meter -> meter.path("reading").asText().equals("INTERVAL"))
                        .count());
    }

    @Test
    void countsForEveryIntervalMeterThatItRegisters() {
        Set<String> registered = meters.records().stream()
                .filter(meter -> meter.path("reading").asText().equals("INTERVAL"))
                .map(meter -> meter.path("code").asText())
                .collect(toSet());

        Set<String> counting = meters.intervals(YearMonth.of(2025, 1)).stream()
                .map(MeterMonth::meterCode)
                .collect(toSet());

        assertEquals(registered, counting);
    }

    @Test
    void givesTheSameReadingsEverywhere() {
        MeterMonth meter = meter("M-GUOXIN-PLAZA-E", YearMonth.of(2025, 7));

        long[] day = meter.day(15);

        assertArrayEquals(new long[] {4145, 4180, 3963, 4096}, Arrays.copyOf(day, 4));
        assertEquals(879439708L, crc(day));
    }

    @Test
    void hasNinetySixValuesADayAndNoneBelowZero() {
        for (int month : new int[] {1, 4, 7, 10}) {
            for (MeterMonth meter : meters.intervals(YEAR.atMonth(month))) {
                for (int day = 1; day <= meter.month().lengthOfMonth(); day++) {
                    long[] values = meter.day(day);
                    assertEquals(96, values.length);
                    assertTrue(Arrays.stream(values).allMatch(value -> value >= 0), meter.meterCode());
                }
            }
        }
    }

    @Test
    void usesInAYearWhatBuildingsOfTheUseDoInShanghai() {
        Map<String, Double> kwhPerM2 = Map.of(
                "OFFICE",
                85.3,
                "GOVERNMENT_OFFICE",
                95.8,
                "HOTEL",
                112.3,
                "SHOPPING_MALL",
                147.7,
                "HEALTHCARE",
                146.0,
                "MIXED_USE",
                102.6,
                "EDUCATION",
                41.0,
                "CULTURE",
                79.5,
                "SPORTS",
                62.6,
                "EXHIBITION",
                41.0);
        Map<String, Double> kwh = kwhOfTheYear();

        for (Site site : facts.sites()) {
            if (kwhPerM2.containsKey(site.use())) {
                double measured = kwh.getOrDefault(site.code().replace("B-", "M-") + "-E", 0.0)
                        / (site.grossFloorAreaM2() * site.intensity());
                double table = kwhPerM2.getOrDefault(site.use(), 0.0);
                assertEquals(table, measured, 0.01 * table, site.code());
            }
        }
        assertTrue(facts.sites().stream().map(Site::use).collect(toSet()).containsAll(kwhPerM2.keySet()));
    }

    @Test
    void countsOnTheMainMeterWhatTheEndUsesCount() {
        YearMonth august = YearMonth.of(2026, 8);

        long endUses = Stream.of("A", "B", "C", "D")
                .mapToLong(endUse -> meter("M-EXAMPLE-04-E-" + endUse, august).totalHundredths())
                .sum();

        assertEquals(endUses, meter("M-EXAMPLE-04-E", august).totalHundredths());
    }

    /** Workdays of an office and of a mall: each end use has the hours of what it drives. */
    @Test
    void endUsesHaveHoursOfTheirOwn() {
        double[] sockets = kwhByHour("M-EXAMPLE-01-E-A");
        double[] lifts = kwhByHour("M-EXAMPLE-01-E-C");
        double[] servers = kwhByHour("M-EXAMPLE-01-E-D");
        double[] kitchen = kwhByHour("M-EXAMPLE-04-E-D");

        assertTrue(sockets[15] > 0.95 * sockets[12] && sockets[15] > 5 * sockets[3]);
        assertTrue(lifts[8] > 1.3 * lifts[10] && lifts[12] > 1.3 * lifts[15] && lifts[17] > 1.3 * lifts[15]);
        assertTrue(Arrays.stream(servers).max().orElseThrow() < 1.25 * servers[3]);
        assertTrue(kitchen[12] > 1.5 * kitchen[15] && kitchen[18] > 1.5 * kitchen[15]);
    }

    /** The README tells that month: it is the same however the hours are drawn. */
    @Test
    void countsInAMonthWhatTheReadmeTells() {
        assertEquals(56_850_024L, meter("M-KINGBOARD-E", YearMonth.of(2025, 1)).totalHundredths());
    }

    @Test
    void savesAfterTheRetrofitWhatTheRetrofitSays() {
        Site site = facts.sites().stream()
                .filter(each -> each.code().equals("B-EXAMPLE-02"))
                .findFirst()
                .orElseThrow();
        Site without = new Site(
                site.code(),
                site.name(),
                site.nameEn(),
                site.use(),
                site.grossFloorAreaM2(),
                site.submetered(),
                site.intensity(),
                0,
                List.of());
        LoadProfiles loads = new LoadProfiles(new Weather(), new Holidays());

        double lighting = saved(loads, site, without, EndUse.A, YearMonth.of(2026, 3));
        double before = saved(loads, site, without, EndUse.A, YearMonth.of(2025, 12));

        assertEquals(0.28, lighting, 0.001);
        assertEquals(0, before);
    }

    @Test
    void generatesAboutElevenHundredHoursAYear() {
        PvProfile pv = new PvProfile(new Weather());

        long hundredths = IntStream.rangeClosed(1, 12)
                .mapToLong(month -> Arrays.stream(pv.generation("M-1", 420, YEAR.atMonth(month)))
                        .sum())
                .sum();

        assertEquals(1100, hundredths / 100.0 / 420, 50);
    }

    @Test
    void chargesMostInTheEvening() {
        MeterMonth meter = meter("M-ZHONGHAI-CH", YearMonth.of(2025, 6));

        long evening = IntStream.rangeClosed(1, 30)
                .mapToLong(day -> Arrays.stream(meter.day(day), 18 * 4, 24 * 4).sum())
                .sum();

        assertTrue(evening > 0.45 * meter.totalHundredths());
    }

    @Test
    void countsLongerWhatIsBoughtThanItsParts() {
        List<MeterMonth> before = meters.intervals(YearMonth.of(2024, 12));

        assertEquals(22, before.size());
        assertEquals(65, meters.intervals(YearMonth.of(2025, 1)).size());
        assertTrue(before.stream().allMatch(meter -> meter.kind() == MeterMonth.Kind.MAIN));
    }

    @Test
    void burnsMoreGasInWinter() {
        Map<String, BigDecimal> january =
                meters.bills(YearMonth.of(2025, 1)).collect(Collectors.toMap(Bill::meterCode, Bill::quantity));
        Map<String, BigDecimal> july =
                meters.bills(YearMonth.of(2025, 7)).collect(Collectors.toMap(Bill::meterCode, Bill::quantity));

        assertEquals(8, january.size());
        january.forEach((meter, m3) -> assertTrue(m3.compareTo(july.get(meter)) > 0, meter));
    }

    private static double saved(LoadProfiles loads, Site site, Site without, EndUse endUse, YearMonth month) {
        double with = Arrays.stream(loads.electricity(site, month).get(endUse)).sum();
        return 1
                - with
                        / Arrays.stream(loads.electricity(without, month).get(endUse))
                                .sum();
    }

    private double[] kwhByHour(String code) {
        MeterMonth meter = meter(code, YearMonth.of(2026, 3));
        double[] kwh = new double[24];
        for (int day : new int[] {2, 3, 4, 5, 6, 9, 10, 11, 12, 13}) { // Monday to Friday, twice
            long[] hundredths = meter.day(day);
            for (int slot = 0; slot < hundredths.length; slot++) {
                kwh[slot / 4] += hundredths[slot] / 100.0;
            }
        }
        return kwh;
    }

    private MeterMonth meter(String code, YearMonth month) {
        return meters.intervals(month).stream()
                .filter(meter -> meter.meterCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Double> kwhOfTheYear() {
        return IntStream.rangeClosed(1, 12)
                .boxed()
                .flatMap(month -> meters.intervals(YEAR.atMonth(month)).stream())
                .collect(Collectors.groupingBy(
                        MeterMonth::meterCode, Collectors.summingDouble(meter -> meter.totalHundredths() / 100.0)));
    }

    private static long crc(long[] values) {
        CRC32 crc = new CRC32();
        for (long value : values) {
            crc.update(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
        }
        return crc.getValue();
    }
}
