package io.dualcarbon.local.demo;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Shanghai's typical weather by quarter of an hour, with cold, warm, bright and dull days drawn around it. No day is a
 * day that was.
 */
final class Weather {
    /** Quarters of an hour in a day; there has been no summer time in China since 1991. */
    static final int SLOTS = 96;

    private static final int HOURS = 24;
    private static final int DAYS_OF_A_SPELL = 4;
    private static final double WARMEST_SPELL_C = 5;
    private static final long SPELLS = Noise.sequence("spells of warm and cold");
    private static final long SKIES = Noise.sequence("bright and dull days");

    private final double[][] dryBulbC = new double[12][];
    private final double[][] horizontalWm2 = new double[12][];

    Weather() {
        for (String[] row : CsvTable.rows("typical-weather.csv")) {
            double[][] quantity = row[1].equals("dry_bulb_c") ? dryBulbC : horizontalWm2;
            quantity[Integer.parseInt(row[0]) - 1] = CsvTable.numbers(row, 2);
        }
    }

    double temperatureC(LocalDate day, int slot) {
        return typical(dryBulbC, day, slot) + spellC(day);
    }

    double irradianceWm2(LocalDate day, int slot) {
        return typical(horizontalWm2, day, slot) * Noise.factor(SKIES, day.toEpochDay(), 0.5);
    }

    /** What a station tells of an hour: the means of its quarters. */
    Hour hour(LocalDate day, int hour) {
        double temperatureC = 0;
        double irradiationWhM2 = 0;
        for (int slot = hour * SLOTS / HOURS; slot < (hour + 1) * SLOTS / HOURS; slot++) {
            temperatureC += temperatureC(day, slot) * HOURS / SLOTS;
            irradiationWhM2 += irradianceWm2(day, slot) * HOURS / SLOTS;
        }
        return new Hour(hundredths(temperatureC), hundredths(irradiationWhM2));
    }

    private static double hundredths(double value) {
        return Math.round(100 * value) / 100.0;
    }

    /** How much heating the typical month asks for: kelvin below 16 C on average. */
    double heatingK(YearMonth month) {
        double sum = 0;
        for (double hour : dryBulbC[month.getMonthValue() - 1]) {
            sum += Math.max(0, 16 - hour);
        }
        return sum / HOURS;
    }

    private static double spellC(LocalDate day) {
        long spell = Math.floorDiv(day.toEpochDay(), DAYS_OF_A_SPELL);
        double share = (double) Math.floorMod(day.toEpochDay(), DAYS_OF_A_SPELL) / DAYS_OF_A_SPELL;
        double noise = (1 - share) * Noise.at(SPELLS, spell) + share * Noise.at(SPELLS, spell + 1);
        return WARMEST_SPELL_C * (2 * noise - 1);
    }

    /** Between the middles of two months and the middles of two hours. */
    private static double typical(double[][] table, LocalDate day, int slot) {
        double months = day.getMonthValue() - 1 + (day.getDayOfMonth() - 0.5) / day.lengthOfMonth() - 0.5;
        double hours = (slot + 0.5) / 4 - 0.5;
        int month = (int) Math.floor(months);
        int hour = (int) Math.floor(hours);
        double share = months - month;
        return (1 - share) * between(table[Math.floorMod(month, 12)], hour, hours - hour)
                + share * between(table[Math.floorMod(month + 1, 12)], hour, hours - hour);
    }

    private static double between(double[] day, int hour, double share) {
        return (1 - share) * day[Math.floorMod(hour, HOURS)] + share * day[Math.floorMod(hour + 1, HOURS)];
    }

    record Hour(double temperatureC, double irradiationWhM2) {}
}
