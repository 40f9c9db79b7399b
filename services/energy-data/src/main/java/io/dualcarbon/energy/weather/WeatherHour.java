package io.dualcarbon.energy.weather;

/** What was observed in an hour. NaN: not observed. */
record WeatherHour(double temperatureC, double irradiationWhM2) {
    static final WeatherHour NOTHING = new WeatherHour(Double.NaN, Double.NaN);

    /** What is observed anew replaces; what is not stays. */
    WeatherHour merge(WeatherHour newer) {
        return new WeatherHour(
                Double.isNaN(newer.temperatureC) ? temperatureC : newer.temperatureC,
                Double.isNaN(newer.irradiationWhM2) ? irradiationWhM2 : newer.irradiationWhM2);
    }

    boolean isCorrectedBy(WeatherHour merged) {
        return differs(temperatureC, merged.temperatureC) || differs(irradiationWhM2, merged.irradiationWhM2);
    }

    private static boolean differs(double before, double after) {
        return !Double.isNaN(before) && before != after;
    }
}
