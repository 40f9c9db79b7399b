package io.dualcarbon.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Year;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeatherTest {
    private final Weather weather = new Weather();

    @Test
    void tellsOfAnHourTheMeanOfTheQuartersThatTheLoadsFollow() {
        LocalDate day = LocalDate.of(2025, 7, 15);

        Weather.Hour noon = weather.hour(day, 12);

        assertEquals(
                IntStream.range(48, 52)
                        .mapToDouble(slot -> weather.temperatureC(day, slot))
                        .average()
                        .orElseThrow(),
                noon.temperatureC(),
                0.005);
        assertEquals(
                IntStream.range(48, 52)
                        .mapToDouble(slot -> weather.irradianceWm2(day, slot))
                        .average()
                        .orElseThrow(),
                noon.irradiationWhM2(),
                0.005);
        assertEquals(noon, new Weather().hour(day, 12));
    }

    @Test
    void isWeatherThatAStationMayTell() {
        double sun = 0;
        for (LocalDate day = Year.of(2025).atDay(1); day.getYear() == 2025; day = day.plusDays(1)) {
            for (int hour = 0; hour < 24; hour++) {
                Weather.Hour drawn = weather.hour(day, hour);
                assertTrue(drawn.temperatureC() > -10 && drawn.temperatureC() < 40, day + " " + drawn);
                assertTrue(drawn.irradiationWhM2() >= 0 && drawn.irradiationWhM2() < 1000, day + " " + drawn);
                sun += drawn.irradiationWhM2();
            }
        }
        assertEquals(1280, sun / 1000, 60);
    }
}
