package io.dualcarbon.energy.register;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.energy.calendar.LocalDays;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterTimelineTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "900000, 900100, 100", // no roll-over
        "900001, 100, 100099",
        "999900, 50, 150",
        "900000, 50, ", // not nearly full
        "999999, 100000, ", // not nearly empty
        "999999, 99999, ", // 100,000 units in an hour are more than 1.2 times what may flow
        "500, 400, ",
        "500, 500, 0",
    })
    void rollsOverOnlyWhereThatIsPlausible(String from, String to, BigDecimal quantity) {
        var hours = "900001".equals(from) ? 2 : 1;
        var basis = new RegisterBasis(
                new BigDecimal(1_000_000), new BigDecimal(50_000), multipliers(Map.of(LocalDate.MIN, "1")));

        var advance = basis.advance(point(0, from), point(hours * 3600L, to), new LocalDays(BERLIN));

        assertEquals(quantity, advance.quantity());
        assertEquals(quantity == null ? RegisterReason.REGISTER_DROP : null, advance.reason());
    }

    @Test
    void neverRollsOverADialOfWhichTooLittleIsKnown() {
        for (var basis : List.of(
                new RegisterBasis(null, BigDecimal.TEN, multipliers(Map.of(LocalDate.MIN, "1"))),
                new RegisterBasis(new BigDecimal(100), null, multipliers(Map.of(LocalDate.MIN, "1"))))) {
            var advance = basis.advance(point(0, "99"), point(3600, "1"), new LocalDays(BERLIN));

            assertEquals(RegisterReason.REGISTER_DROP, advance.reason());
        }
    }

    @Test
    void multipliesByWhatHoldsThen() {
        var basis = new RegisterBasis(
                null, null, multipliers(Map.of(LocalDate.MIN, "20", LocalDate.parse("2025-03-30"), "40")));
        var days = new LocalDays(BERLIN);
        var change = at("2025-03-30T00:00");

        assertEquals(
                new BigDecimal("200"),
                basis.advance(point(change - 900, "5"), point(change, "15"), days)
                        .quantity());
        assertEquals(
                new BigDecimal("400"),
                basis.advance(point(change, "5"), point(change + 900, "15"), days)
                        .quantity());
        assertEquals(
                RegisterReason.MULTIPLIER_CHANGE,
                basis.advance(point(change - 900, "5"), point(change + 900, "15"), days)
                        .reason());
    }

    @Test
    void partsByTheLengthOfDaysSumToTheWhole() {
        var timeline = timeline(0);
        add(timeline, "2025-03-29T00:00", "0");
        add(timeline, "2025-04-01T00:00", "100"); // 24, 23 and 24 hours

        var days = timeline.daysAround(List.of(at("2025-04-01T00:00")));

        var values = days.stream().map(day -> day.values()[0]).toList();
        assertEquals(List.of(33.802816, 32.394367, 33.802817), values);
        assertTrue(days.stream().allMatch(RegisterDay::apportioned));
        assertTrue(days.stream().allMatch(day -> day.intervalMinutes() == 1440));
    }

    @Test
    void aDayThatIsReadAtBothEndsIsMeasured() {
        var timeline = timeline(0);
        add(timeline, "2025-03-30T00:00", "10");
        add(timeline, "2025-03-30T12:00", "10.5");
        add(timeline, "2025-03-31T00:00", "12");

        var day = timeline.daysAround(List.of(at("2025-03-30T12:00"))).get(0);

        assertArrayEquals(new double[] {2}, day.values());
        assertFalse(day.apportioned());
    }

    @Test
    void aDayThatIsKnownInPartIsCutIntoHours() {
        var timeline = timeline(0);
        add(timeline, "2025-01-01T22:00", "0");
        add(timeline, "2025-01-02T02:00", "8");

        var days = timeline.daysAround(List.of(at("2025-01-01T22:00")));

        assertEquals(2, days.size());
        assertEquals(60, days.get(0).intervalMinutes());
        assertEquals(
                22, Arrays.stream(days.get(0).values()).filter(Double::isNaN).count());
        assertArrayEquals(new double[] {2, 2}, Arrays.copyOfRange(days.get(0).values(), 22, 24));
        assertArrayEquals(new double[] {2, 2}, Arrays.copyOf(days.get(1).values(), 2));
        assertTrue(days.get(0).apportioned());
    }

    @Test
    void readsAtTheMetersIntervalAreItsValues() {
        var timeline = timeline(15);
        add(timeline, "2025-01-01T00:00", "0");
        add(timeline, "2025-01-01T00:15", "1");
        add(timeline, "2025-01-01T00:30", "3");

        var measured = timeline.daysAround(List.of(at("2025-01-01T00:15"))).get(0);
        add(timeline, "2025-01-01T01:00", "4");
        var withAGap = timeline.daysAround(List.of(at("2025-01-01T01:00"))).get(0);

        assertArrayEquals(new double[] {1, 2, Double.NaN}, Arrays.copyOf(measured.values(), 3));
        assertFalse(measured.apportioned());
        assertArrayEquals(new double[] {1, 2, 0.5, 0.5, Double.NaN}, Arrays.copyOf(withAGap.values(), 5));
        assertTrue(withAGap.apportioned());
    }

    private static RegisterTimeline timeline(int interval) {
        return new RegisterTimeline(
                new RegisterBasis(null, null, multipliers(Map.of(LocalDate.MIN, "1"))),
                new LocalDays(BERLIN),
                interval);
    }

    private static NavigableMap<LocalDate, BigDecimal> multipliers(Map<LocalDate, String> byDay) {
        var multipliers = new TreeMap<LocalDate, BigDecimal>();
        byDay.forEach((day, multiplier) -> multipliers.put(day, new BigDecimal(multiplier)));
        return multipliers;
    }

    private static void add(RegisterTimeline timeline, String at, String reading) {
        timeline.points().put(at(at), point(at(at), reading));
    }

    private static RegisterPoint point(long at, String reading) {
        return RegisterPoint.read(at, new BigDecimal(reading));
    }

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toEpochSecond();
    }
}
