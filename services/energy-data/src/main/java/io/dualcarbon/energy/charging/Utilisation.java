package io.dualcarbon.energy.charging;

import java.util.HashMap;
import java.util.Map;

/** Sums sessions over one period. They must come in the order of their start. */
final class Utilisation {
    private final long from;
    private final long to;
    private final Map<String, Long> occupiedUntil = new HashMap<>();
    private double energyKwh;
    private int started;
    private int unknownConnectors;
    private long occupiedSeconds;

    Utilisation(long from, long to) {
        this.from = from;
        this.to = to;
    }

    /** Its energy is spread evenly over its time; it counts where it starts. */
    void add(ChargingSession session) {
        var start = Math.max(session.start(), from);
        var end = Math.min(session.end(), to);
        if (end <= start) {
            return;
        }
        energyKwh += session.energyKwh().doubleValue() * (end - start) / (session.end() - session.start());
        started += session.start() >= from ? 1 : 0;
        var connector = session.connector();
        if (connector == null) {
            unknownConnectors++;
        } else {
            // Sessions that overlap at one connector occupy it once.
            var free = Math.max(start, occupiedUntil.getOrDefault(connector, start));
            if (end > free) {
                occupiedSeconds += end - free;
                occupiedUntil.put(connector, end);
            }
        }
    }

    double energyKwh() {
        return energyKwh;
    }

    int started() {
        return started;
    }

    boolean knowsConnectors() {
        return unknownConnectors == 0;
    }

    double occupiedHours() {
        return occupiedSeconds / 3600.0;
    }
}
