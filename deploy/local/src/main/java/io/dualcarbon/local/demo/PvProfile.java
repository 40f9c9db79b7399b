package io.dualcarbon.local.demo;

import static io.dualcarbon.local.demo.Weather.SLOTS;

import java.time.LocalDate;
import java.time.YearMonth;

/** What a photovoltaic plant generates, in hundredths of a kWh. Illustrative. */
final class PvProfile {
    /** Gain of the tilt less the losses: gives the about 1,100 hours a year that Shanghai counts with. */
    private static final double YIELD = 0.86;

    private final Weather weather;

    PvProfile(Weather weather) {
        this.weather = weather;
    }

    long[] generation(String plant, double peakPowerKw, YearMonth month) {
        long sequence = Noise.sequence(plant);
        long[] hundredths = new long[month.lengthOfMonth() * SLOTS];
        for (int d = 0; d < month.lengthOfMonth(); d++) {
            LocalDate day = month.atDay(d + 1);
            for (int slot = 0; slot < SLOTS; slot++) {
                double clouds = Noise.factor(sequence, day.toEpochDay() * 1000 + slot, 0.12);
                double kw = peakPowerKw * Math.min(1, weather.irradianceWm2(day, slot) / 1000 * YIELD * clouds);
                hundredths[d * SLOTS + slot] = Math.round(kw * 25);
            }
        }
        return hundredths;
    }
}
