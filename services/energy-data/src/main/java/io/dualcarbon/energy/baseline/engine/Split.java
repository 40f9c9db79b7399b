package io.dualcarbon.energy.baseline.engine;

import java.util.List;

/** What a model says was consumed whatever the weather, and because of it. */
public record Split(double base, double heating, double cooling) {
    public static Split of(Model model, List<Interval> intervals) {
        var total = 0.0;
        var heating = 0.0;
        var cooling = 0.0;
        for (var interval : intervals) {
            total += model.predict(interval);
            for (var temperature : interval.temperaturesC()) {
                heating += model.heating(temperature);
                cooling += model.cooling(temperature);
            }
        }
        return new Split(total - heating - cooling, heating, cooling);
    }

    public double total() {
        return base + heating + cooling;
    }

    public double baseShare() {
        return base / total();
    }

    public double heatingShare() {
        return heating / total();
    }

    public double coolingShare() {
        return cooling / total();
    }
}
