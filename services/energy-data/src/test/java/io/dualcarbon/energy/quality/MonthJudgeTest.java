package io.dualcarbon.energy.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthJudgeTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 2);

    @Test
    void morePowerThanCanPassIsASpike() {
        var found = judge(Reading.INTERVAL, 10.0, 3, 3.1, 4, 2);

        assertEquals(List.of(new Found(Rule.SPIKE, DAY, DAY, 16, 12, "kW", 2)), found);
    }

    @Test
    void aFormulaMayFallBelowZero() {
        var found = judge(Reading.VIRTUAL, null, 3, -0.5, 4, -2);

        assertEquals(List.of(new Found(Rule.NEGATIVE, DAY, DAY, -2, 0, "kWh", 2)), found);
    }

    @Test
    void comparesHoursOfTheClockOverTheDayOnWhichItChanges() {
        var stored = new TreeMap<LocalDate, StoredDay>();
        var sunday = LocalDate.of(2025, 3, 30);
        for (var back = 0; back <= 28; back++) {
            var values = new ArrayList<Double>();
            for (var hour = 0; hour < 24; hour++) {
                if (back > 0 || hour != 2) { // on that Sunday the clock went from 2 to 3
                    values.add(hour == 3 ? 100.0 : 10.0 + hour % 2);
                }
            }
            stored.put(
                    sunday.minusDays(back),
                    new StoredDay(
                            60, values.size(), values.size(), false, 0, Instant.EPOCH, values.toArray(Double[]::new)));
        }

        assertEquals(List.of(), judge(meter(Reading.INTERVAL, 60, null), stored, sunday, "Europe/Berlin"));
    }

    @Test
    void whenADayWasFilledIsNoArrival() {
        var stored = new TreeMap<LocalDate, StoredDay>();
        stored.put(DAY, day(Instant.parse("2025-01-02T17:00:00Z"), 1, 2));
        stored.put(
                DAY.plusDays(1),
                new StoredDay(15, 96, 96, false, 0, Instant.parse("2025-02-01T00:00:00Z"), new Double[96]));
        stored.put(DAY.plusDays(2), day(Instant.parse("2025-01-06T04:00:00Z"), 1, 2));

        assertEquals(
                List.of(new Found(Rule.LATE, DAY.plusDays(2), DAY.plusDays(2), 36, 24, "h", 1)),
                judge(meter(Reading.INTERVAL, 15, null), stored, DAY, "Asia/Shanghai"));
    }

    /** The second day came 36 hours after its end. */
    @ParameterizedTest
    @CsvSource({"24, 1", "35, 1", "36, 0"})
    void aDayIsLateByTheThresholdOfTheTenant(int lateHours, int found) {
        var stored = new TreeMap<LocalDate, StoredDay>();
        stored.put(DAY, day(Instant.parse("2025-01-02T17:00:00Z"), 1, 2));
        stored.put(DAY.plusDays(1), day(Instant.parse("2025-01-05T04:00:00Z"), 1, 2));

        assertEquals(
                found,
                judge(
                                meter(Reading.INTERVAL, 15, null),
                                stored,
                                DAY,
                                "Asia/Shanghai",
                                new Thresholds(24, 5, 5, lateHours, 2))
                        .size());
    }

    /** Ten working days count 10 and 12 at noon, the next one 20: (20 - 11) * 0.6745 / 1 = 6.0705. */
    @ParameterizedTest
    @CsvSource({"5, 1", "6, 1", "7, 0"})
    void anHourIsASpikeByTheThresholdOfTheTenant(int deviations, int found) {
        var stored = new TreeMap<LocalDate, StoredDay>();
        var monday = LocalDate.of(2025, 1, 20);
        for (var back = 0; back <= 14; back++) {
            var values = new Double[24];
            for (var hour = 0; hour < 24; hour++) {
                values[hour] = back == 0 && hour == 12 ? 20.0 : 10.0 + 2 * ((back + hour) % 2);
            }
            stored.put(
                    monday.minusDays(back),
                    new StoredDay(60, 24, 24, false, 0, Instant.parse("2024-12-01T00:00:00Z"), values));
        }

        assertEquals(
                found,
                judge(
                                meter(Reading.INTERVAL, 60, null),
                                stored,
                                monday,
                                "Asia/Shanghai",
                                new Thresholds(24, deviations, 5, 24, 2))
                        .size());
    }

    /** Each day off counts 20 an hour, each working day 10: that is no spike of a day that people have off, or work on. */
    @ParameterizedTest
    @CsvSource({
        "2025-10-01, 20, Asia/Shanghai, 0", // a Wednesday that is a holiday
        "2025-10-01, 20, Europe/Berlin, 24", // and an ordinary one elsewhere
        "2025-09-28, 20, Asia/Shanghai, 24", // a Sunday on which people work
        "2025-09-28, 20, Europe/Berlin, 0",
        "2025-10-01, 200, Asia/Shanghai, 24",
    })
    void comparesWorkingDaysWithWorkingDaysAndDaysOffWithDaysOff(LocalDate day, double value, String zone, int hours) {
        var stored = new TreeMap<LocalDate, StoredDay>();
        for (var back = 0; back <= 28; back++) {
            var each = day.minusDays(back);
            var values = new Double[24];
            for (var hour = 0; hour < 24; hour++) {
                // A little up and down, for what stays the same is stuck.
                values[hour] = (back == 0 ? value : each.getDayOfWeek().getValue() > 5 ? 20 : 10) + hour % 2 / 10.0;
            }
            stored.put(each, new StoredDay(60, 24, 24, false, 0, Instant.EPOCH, values));
        }

        assertEquals(
                hours,
                judge(meter(Reading.INTERVAL, 60, null), stored, day, zone).stream()
                        .filter(found -> found.from().equals(day))
                        .mapToInt(Found::occurrences)
                        .sum());
    }

    /** The first sun of a day grows from 1 to 10 while noon has 500: two hundredths of that are no spike, and more is. */
    @ParameterizedTest
    @CsvSource({"10, 0", "100, 1"})
    void aDawnThatComesEarlierIsNoSpike(double dawn, int found) {
        var stored = new TreeMap<LocalDate, StoredDay>();
        for (var back = 0; back <= 14; back++) {
            var values = new Double[24];
            for (var hour = 0; hour < 24; hour++) {
                values[hour] = hour == 12 ? 500.0 : hour == 6 ? (back == 0 ? dawn : 1.0) : hour % 2 / 10.0;
            }
            stored.put(
                    LocalDate.of(2025, 3, 20).minusDays(back),
                    new StoredDay(60, 24, 24, false, 0, Instant.parse("2024-12-01T00:00:00Z"), values));
        }

        assertEquals(
                found,
                judge(meter(Reading.INTERVAL, 60, null), stored, LocalDate.of(2025, 3, 20), "Asia/Shanghai")
                        .size());
    }

    @ParameterizedTest
    @CsvSource({"12, 0.6745", "100, 60.0305", "10.4, -0.4047", "1, -6.745"})
    void measuresInRobustDeviations(double value, double z) {
        // Median 11, median deviation 1.
        assertEquals(z, LikeHours.robustZ(value, new double[] {9, 10, 10, 11, 12, 12, 40}, 0), 1e-9);
    }

    @Test
    void comparesWithNothingLessThanSixHours() {
        assertEquals(0, LikeHours.robustZ(1000, new double[] {1, 1, 1, 1, 1}, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01, 2025-01-06", // Wednesday: Thursday, Friday, Monday
        "2025-01-03, 2025-01-08",
        "2025-01-04, 2025-01-08",
        "2025-01-06, 2025-01-09",
    })
    void countsWorkingDays(LocalDate day, LocalDate due) {
        assertEquals(due, TicketView.dueAfter(day));
    }

    private static List<Found> judge(Reading reading, @Nullable Double maxPowerKw, double... values) {
        var stored = new TreeMap<LocalDate, StoredDay>();
        stored.put(DAY, day(Instant.parse("2025-01-02T16:00:00Z"), values));
        return judge(meter(reading, 15, maxPowerKw), stored, DAY, "Asia/Shanghai");
    }

    private static StoredDay day(Instant arrivedAt, double... values) {
        var slots = new Double[96];
        for (var slot = 0; slot < slots.length; slot++) {
            slots[slot] = slot < values.length ? values[slot] : 1.0 + slot % 2;
        }
        return new StoredDay(15, 96, 96, false, 0, arrivedAt, slots);
    }

    private static OwingMeter meter(Reading reading, int intervalMinutes, @Nullable Double maxPowerKw) {
        return new OwingMeter(
                UUID.randomUUID(),
                "M",
                null,
                null,
                Carrier.ELECTRICITY,
                Direction.IMPORT,
                null,
                reading,
                intervalMinutes,
                null,
                DAY,
                maxPowerKw,
                false);
    }

    private static List<Found> judge(
            OwingMeter meter, NavigableMap<LocalDate, StoredDay> stored, LocalDate inMonth, String zone) {
        return judge(meter, stored, inMonth, zone, Thresholds.DEFAULT);
    }

    private static List<Found> judge(
            OwingMeter meter,
            NavigableMap<LocalDate, StoredDay> stored,
            LocalDate inMonth,
            String zone,
            Thresholds thresholds) {
        var notes = new Notes(YearMonth.from(inMonth));
        new MonthJudge(
                        meter,
                        stored,
                        YearMonth.from(inMonth),
                        new LocalDays(ZoneId.of(zone)),
                        null,
                        Instant.parse("2025-04-01T00:00:00Z"),
                        thresholds,
                        notes)
                .judge(stored.firstKey(), stored.lastKey(), Map.of());
        return notes.findings();
    }
}
