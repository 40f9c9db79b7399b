package io.dualcarbon.energy.weather;

import io.dualcarbon.energy.calendar.LocalDays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/** What other features read of the weather. */
@ApplicationScoped
public class WeatherReader {
    private final StationStore stations;
    private final WeatherStore weather;

    WeatherReader(StationStore stations, WeatherStore weather) {
        this.stations = stations;
        this.weather = weather;
    }

    /** The station, or the refusal that there is none. */
    public WeatherStationView station(UUID id) {
        return stations.get(id);
    }

    public Temperatures temperatures(UUID stationId, LocalDate from, LocalDate to, LocalDays days) {
        var start = days.of((int) from.toEpochDay()).start();
        var end = days.of((int) to.toEpochDay()).start();
        var temperatures = new Temperatures(start, end);
        for (var hour : weather.read(stationId, start, end)) {
            temperatures.put(hour.start(), hour.observed().temperatureC());
        }
        return temperatures;
    }
}
