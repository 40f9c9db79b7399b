package io.dualcarbon.energy.baseline.engine;

import io.dualcarbon.energy.SharedFiles;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Simulated meters of openeemeter with their weather in Illinois. What is true of them is in opendsm/eemeter/samples/metadata.json
 * of openeemeter/eemeter at 8f29337f: a retrofit between 2016-12-26 and 2017-01-04 saves 10 % of every part.
 */
final class EemeterSamples {
    static final String GAS_DAILY = "il-gas-hdd-only-daily";
    static final String GAS_MONTHLY = "il-gas-hdd-only-billing_monthly";
    static final String COOLED_MONTHLY = "il-electricity-cdd-only-billing_monthly";
    static final String BOTH_DAILY = "il-electricity-cdd-hdd-daily";
    static final String BOTH_MONTHLY = "il-electricity-cdd-hdd-billing_monthly";
    static final String BOTH_HOURLY = "il-electricity-cdd-hdd-hourly";

    static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final String FOLDER = "simulated/eemeter_samples/";

    private final Map<Instant, Double> hours = new HashMap<>();

    EemeterSamples() {
        for (var row : SharedFiles.read(FOLDER + "il-tempF.csv.gz")) {
            hours.put(
                    OffsetDateTime.parse(row.getField("dt")).toInstant(),
                    celsius(Double.parseDouble(row.getField("tempF"))));
        }
    }

    static double celsius(double fahrenheit) {
        return (fahrenheit - 32) / 1.8;
    }

    static double fahrenheit(double celsius) {
        return celsius * 1.8 + 32;
    }

    /** The intervals that lie in {@code [from, to)}. The last row of a file only ends the one before it. */
    List<Interval> read(String sample, String from, String to) {
        var rows = SharedFiles.read(FOLDER + sample + ".csv.gz");
        var intervals = new ArrayList<Interval>();
        for (var i = 0; i + 1 < rows.size(); i++) {
            var start = time(rows.get(i).getField("start"));
            var end = time(rows.get(i + 1).getField("start"));
            if (!start.toLocalDate().isBefore(LocalDate.parse(from))
                    && !end.minusNanos(1)
                            .toLocalDate()
                            .isAfter(LocalDate.parse(to).minusDays(1))) {
                var quantity = Double.parseDouble(rows.get(i).getField("value"));
                intervals.add(new Interval(start, end, quantity, temperatures(start, end)));
            }
        }
        return intervals;
    }

    /** Degree days above the balance point by the degrees of each hour. */
    double coolingDegrees(Interval interval, double balanceC) {
        var sum = 0.0;
        for (var day = interval.start().toLocalDate();
                day.isBefore(interval.end().toLocalDate());
                day = day.plusDays(1)) {
            sum += hours(day).map(t -> Math.max(0, t - balanceC)).average().orElseThrow();
        }
        return sum;
    }

    private static OffsetDateTime time(String text) {
        return OffsetDateTime.parse(text).atZoneSameInstant(ZONE).toOffsetDateTime();
    }

    private double[] temperatures(OffsetDateTime start, OffsetDateTime end) {
        if (start.plusHours(1).isEqual(end)) {
            return new double[] {hours.getOrDefault(start.toInstant(), Double.NaN)};
        }
        return start.toLocalDate()
                .datesUntil(end.toLocalDate())
                .mapToDouble(this::mean)
                .toArray();
    }

    private double mean(LocalDate day) {
        return hours(day).average().orElseThrow();
    }

    private DoubleStream hours(LocalDate day) {
        var start = day.atStartOfDay(ZONE).toInstant();
        var count = ChronoUnit.HOURS.between(
                start, day.plusDays(1).atStartOfDay(ZONE).toInstant());
        return LongStream.range(0, count)
                .mapToDouble(hour -> hours.getOrDefault(start.plus(hour, ChronoUnit.HOURS), Double.NaN));
    }
}
