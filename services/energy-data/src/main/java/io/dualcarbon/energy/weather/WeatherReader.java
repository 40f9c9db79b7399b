package io.dualcarbon.energy.weather;

import io.dualcarbon.energy.calendar.LocalDays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** True if the station's weather is made up, or that of the neighbour which stands in for it. */
    public boolean isIllustrative(UUID id, boolean isSubstituted) {
        var station = stations.get(id);
        return station.illustrative()
                || (isSubstituted
                        && station.neighbourId()
                                .map(stations::get)
                                .filter(WeatherStationView::illustrative)
                                .isPresent());
    }

    /** The station that knows most temperatures of these days: an illustrative one only if no other knows any. */
    public Optional<WeatherStationView> bestStation(LocalDate from, LocalDate to, LocalDays days) {
        return stations.best(
                days.of((int) from.toEpochDay()).start(),
                days.of((int) to.toEpochDay()).start());
    }

    /** The station's temperatures, with those of its neighbour behind them. */
    public Temperatures temperatures(UUID stationId, LocalDate from, LocalDate to, LocalDays days) {
        var neighbour = stations.get(stationId)
                .neighbourId()
                .map(id -> read(id, from, to, days, null))
                .orElse(null);
        return read(stationId, from, to, days, neighbour);
    }

    private Temperatures read(
            UUID stationId, LocalDate from, LocalDate to, LocalDays days, @Nullable Temperatures neighbour) {
        var start = days.of((int) from.toEpochDay()).start();
        var end = days.of((int) to.toEpochDay()).start();
        var temperatures = new Temperatures(start, end, neighbour);
        for (var hour : weather.read(stationId, start, end)) {
            temperatures.put(hour.start(), hour.observed().temperatureC());
        }
        return temperatures;
    }
}
