package io.dualcarbon.energy.charging;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.closing.RestatedDay;
import io.dualcarbon.energy.closing.RestatedKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a changed session makes of the days of its station. */
final class Restated {
    private Restated() {}

    /**
     * Each local day that the session touches or touched.
     *
     * @param before null if there was none
     * @param after null if there is none any more
     */
    static List<RestatedDay> days(
            UUID stationId, @Nullable ChargingSession before, @Nullable ChargingSession after, LocalDays days) {
        var restated = new ArrayList<RestatedDay>();
        if (before != null) {
            before.energyByDay(days)
                    .forEach((day, energyKwh) ->
                            restated.add(new RestatedDay(RestatedKind.CHARGING_STATION, stationId, day, energyKwh, 0)));
        }
        if (after != null) {
            after.energyByDay(days)
                    .forEach((day, energyKwh) ->
                            restated.add(new RestatedDay(RestatedKind.CHARGING_STATION, stationId, day, 0, energyKwh)));
        }
        return restated;
    }
}
