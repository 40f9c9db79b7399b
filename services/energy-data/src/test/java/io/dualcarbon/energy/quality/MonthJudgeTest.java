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
import java.util.List;
import java.util.Map;
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

    @ParameterizedTest
    @CsvSource({"12, 0.6745", "100, 60.0305", "10.4, -0.4047", "1, -6.745"})
    void measuresInRobustDeviations(double value, double z) {
        // Median 11, median deviation 1.
        assertEquals(z, MonthJudge.robustZ(value, new double[] {9, 10, 10, 11, 12, 12, 40}), 1e-9);
    }

    @Test
    void comparesWithNothingLessThanSixHours() {
        assertEquals(0, MonthJudge.robustZ(1000, new double[] {1, 1, 1, 1, 1}));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01, 2025-01-06", // Wednesday: Thursday, Friday, Monday
        "2025-01-03, 2025-01-08",
        "2025-01-04, 2025-01-08",
        "2025-01-06, 2025-01-09",
    })
    void countsWorkingDays(LocalDate day, LocalDate due) {
        assertEquals(due, Tickets.workingDaysAfter(day, 3));
    }

    private static List<Found> judge(Reading reading, @Nullable Double maxPowerKw, double... values) {
        var meter = new OwingMeter(
                UUID.randomUUID(),
                "M",
                null,
                null,
                Carrier.ELECTRICITY,
                Direction.IMPORT,
                null,
                reading,
                15,
                null,
                maxPowerKw);
        var slots = new Double[96];
        for (var slot = 0; slot < slots.length; slot++) {
            slots[slot] = slot < values.length ? values[slot] : 1.0 + slot % 2;
        }
        var days = new TreeMap<LocalDate, StoredDay>();
        days.put(DAY, new StoredDay(15, 96, 96, false, 0, Instant.parse("2025-01-02T16:00:00Z"), slots));
        return new MonthJudge(
                        meter,
                        days,
                        YearMonth.from(DAY),
                        new LocalDays(ZoneId.of("Asia/Shanghai")),
                        Instant.parse("2025-03-01T00:00:00Z"))
                .judge(DAY, DAY, Map.of());
    }
}
