package io.dualcarbon.local.demo;

import static io.dualcarbon.local.demo.Weather.SLOTS;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What buildings and charging stations use, in hundredths of a kWh or m3. A building's months follow the mean of its
 * use in Shanghai; inside a month the load follows working hours, days off and the weather. Everything is illustrative.
 */
final class LoadProfiles {
    /** What a building uses whatever the weather, as a share of its most frugal month. */
    private static final double BASE_SHARE = 0.85;

    /** Air conditioning differs this much between a mild and a harsh month of the same name. */
    private static final double HARSHNESS = 0.12;

    /**
     * How much less buildings use from one year to the next. Changning's public buildings went from 30.64 to 24.25
     * kgce/m2 between 2016 and 2020; what they did since is not known.
     */
    private static final double YEARLY_DECLINE = 0.02;

    /** When they use as much as in the table. */
    private static final YearMonth AS_IN_TABLE = YearMonth.of(2025, 7);

    private static final double MEAN_DAYS_OF_A_MONTH = 365.0 / 12;
    private static final double KWH_PER_CHARGING_POINT_AND_DAY = 9.5;
    private static final String CHARGING = "CHARGING";
    private static final double HUNDREDTHS = 100;

    /** Of a rhythm without hours of its own. */
    private static final double[] ALWAYS = {100};

    private final Weather weather;
    private final Holidays holidays;
    private final Map<String, double[]> monthlyKwhPerM2 = new HashMap<>();
    private final Map<String, Map<DayKind, double[]>> percentOfDay = new HashMap<>();
    private final Map<String, Double> levels = new ConcurrentHashMap<>();
    private final Map<Rhythm, double[]> percentOfRhythm = new EnumMap<>(Rhythm.class);

    LoadProfiles(Weather weather, Holidays holidays) {
        this.weather = weather;
        this.holidays = holidays;
        for (String[] row : CsvTable.rows("monthly-eui.csv")) {
            monthlyKwhPerM2.put(row[0], CsvTable.numbers(row, 1));
        }
        for (String[] row : CsvTable.rows("day-shapes.csv")) {
            percentOfDay
                    .computeIfAbsent(row[0], use -> new EnumMap<>(DayKind.class))
                    .put(DayKind.valueOf(row[1]), CsvTable.numbers(row, 2));
        }
        for (String[] row : CsvTable.rows("rhythms.csv")) {
            percentOfRhythm.put(Rhythm.valueOf(row[0]), CsvTable.numbers(row, 1));
        }
    }

    /** Electricity by quarter of an hour of the whole month; the building's use is the sum. */
    Map<EndUse, long[]> electricity(Site site, YearMonth month) {
        long sequence = Noise.sequence(site.code());
        double m2 = site.grossFloorAreaM2()
                * site.intensity()
                * Noise.factor(sequence, -month.getYear() * 12L - month.getMonthValue(), 0.01);
        Map<EndUse, long[]> hundredths = new EnumMap<>(EndUse.class);
        for (EndUse endUse : EndUse.values()) {
            double[] weights = weights(site, endUse, month);
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= level(site, endUse, month, (i + 0.5) / weights.length);
            }
            double scale = HUNDREDTHS
                    * m2
                    * kwhPerM2(site.use(), endUse, month)
                    / Arrays.stream(weights).sum();
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= scale * site.remaining(endUse, month.atDay(1 + i / SLOTS));
            }
            hundredths.put(endUse, whole(weights));
        }
        return hundredths;
    }

    /** What a weight stands for goes over from the middle of one month to that of the next: no month begins with a leap. */
    private double level(Site site, EndUse endUse, YearMonth month, double part) {
        double months = part - 0.5;
        double other = level(site, endUse, month.plusMonths(months < 0 ? -1 : 1));
        return (1 - Math.abs(months)) * level(site, endUse, month) + Math.abs(months) * other;
    }

    private double level(Site site, EndUse endUse, YearMonth month) {
        return levels.computeIfAbsent(
                site.code() + endUse + month,
                key -> kwhPerM2(site.use(), endUse, month)
                        / Arrays.stream(weights(site, endUse, month)).sum());
    }

    /** What a meter counts shows in whole steps, and none is lost between two slots: the month is the same in any shape. */
    private static long[] whole(double[] exact) {
        long[] whole = new long[exact.length];
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            long before = Math.round(sum);
            sum += exact[i];
            whole[i] = Math.round(sum) - before;
        }
        return whole;
    }

    private double[] weights(Site site, EndUse endUse, YearMonth month) {
        long ofSite = Noise.sequence(site.code());
        long ofEndUse = Noise.sequence(site.code() + " " + endUse.name());
        Rhythm rhythm = endUse.rhythm(site.use());
        double[] percentOfPeople = percentOfRhythm.getOrDefault(rhythm, ALWAYS);
        double[] weights = new double[month.lengthOfMonth() * SLOTS];
        for (int d = 0; d < month.lengthOfMonth(); d++) {
            LocalDate day = month.atDay(d + 1);
            double[] percent = shape(site.use(), day);
            double busy = Noise.factor(ofSite, day.toEpochDay(), 0.04);
            for (int slot = 0; slot < SLOTS; slot++) {
                double people = busy * between(percent, slot) / 100;
                double running = rhythm.running(people * between(percentOfPeople, slot) / 100);
                double effort = endUse.followsWeather() ? effortK(weather.temperatureC(day, slot)) : 1;
                double chance = Noise.factor(ofEndUse, day.toEpochDay() * SLOTS + slot, endUse.spread());
                weights[d * SLOTS + slot] = running * effort * chance;
            }
        }
        return weights;
    }

    /** Fans run in any weather; a kelvin too cold costs less than one too warm, for gas helps to heat. */
    private static double effortK(double outsideC) {
        return 1.5 + 0.7 * Math.max(0, 15 - outsideC) + Math.max(0, outsideC - 22);
    }

    private double kwhPerM2(String use, EndUse endUse, YearMonth month) {
        double kwhPerM2 = endUse.followsWeather()
                ? climateKwhPerM2(use, month) * (1 + HARSHNESS * harshness(month))
                : endUse.shareOfBase() * baseKwhPerM2(use, month);
        double years = ChronoUnit.MONTHS.between(AS_IN_TABLE, month) / 12.0;
        return kwhPerM2 * yearAsInTable(use, month.getYear()) * (1 - YEARLY_DECLINE * years);
    }

    /** Weather makes months differ from the table, but not years. */
    private double yearAsInTable(String use, int year) {
        double table = 0;
        double drawn = 0;
        for (Month each : Month.values()) {
            YearMonth month = YearMonth.of(year, each);
            table += tableKwhPerM2(use, month);
            drawn += baseKwhPerM2(use, month) + climateKwhPerM2(use, month) * (1 + HARSHNESS * harshness(month));
        }
        return table / drawn;
    }

    private static double harshness(YearMonth month) {
        return 2 * Noise.at(Noise.sequence("mild and harsh months"), month.getYear() * 12L + month.getMonthValue()) - 1;
    }

    private double climateKwhPerM2(String use, YearMonth month) {
        return tableKwhPerM2(use, month) - baseKwhPerM2(use, month);
    }

    private double baseKwhPerM2(String use, YearMonth month) {
        double frugalest = Arrays.stream(monthsOf(use)).min().orElseThrow();
        return BASE_SHARE * frugalest * month.lengthOfMonth() / MEAN_DAYS_OF_A_MONTH;
    }

    private double tableKwhPerM2(String use, YearMonth month) {
        return monthsOf(use)[month.getMonthValue() - 1];
    }

    private double[] monthsOf(String use) {
        return Objects.requireNonNull(monthlyKwhPerM2.get(use), use);
    }

    /** Cars come home in the evening and charge into the cheap hours of the night. */
    long[] charging(String station, int points, YearMonth month) {
        long sequence = Noise.sequence(station);
        long[] hundredths = new long[month.lengthOfMonth() * SLOTS];
        for (int d = 0; d < month.lengthOfMonth(); d++) {
            LocalDate day = month.atDay(d + 1);
            double[] percent = shape(CHARGING, day);
            double percentOfWholeDay = 4 * Arrays.stream(percent).sum();
            double kwh =
                    points * KWH_PER_CHARGING_POINT_AND_DAY * Noise.factor(sequence, day.toEpochDay() * 1000, 0.15);
            for (int slot = 0; slot < SLOTS; slot++) {
                double share = between(percent, slot) / percentOfWholeDay;
                double noise = Noise.factor(sequence, day.toEpochDay() * 1000 + slot + 1, 0.3);
                hundredths[d * SLOTS + slot] = Math.round(HUNDREDTHS * kwh * share * noise);
            }
        }
        return hundredths;
    }

    /** Natural gas of a month, in whole m3: half for kitchens and hot water, half for heating. */
    long gasM3(Site site, YearMonth month) {
        double heatingOfYear = 0;
        for (Month each : Month.values()) {
            heatingOfYear += weather.heatingK(month.withMonth(each.getValue()));
        }
        double share = 0.5 / 12 + 0.5 * weather.heatingK(month) / heatingOfYear;
        long place = month.getYear() * 12L + month.getMonthValue();
        return Math.round(site.grossFloorAreaM2()
                * site.gasM3PerM2()
                * share
                * Noise.factor(Noise.sequence(site.code() + " gas"), place, 0.04));
    }

    private double[] shape(String use, LocalDate day) {
        return Objects.requireNonNull(
                Objects.requireNonNull(percentOfDay.get(use), use).get(holidays.kind(day)));
    }

    /** Between the middles of two hours. */
    private static double between(double[] hours, int slot) {
        double at = (slot + 0.5) / 4 - 0.5;
        int hour = (int) Math.floor(at);
        double share = at - hour;
        return (1 - share) * hours[Math.floorMod(hour, hours.length)]
                + share * hours[Math.floorMod(hour + 1, hours.length)];
    }
}
