package io.dualcarbon.energy.ingest;

import io.dualcarbon.platform.change.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.UUID;

/** Tells the change feed which meters counted something else than before, whoever changed that. */
@ApplicationScoped
public class ConsumptionChanges {
    private final Changes changes;

    ConsumptionChanges(Changes changes) {
        this.changes = changes;
    }

    /**
     * Records one change, in the transaction that makes it.
     *
     * @param source the upload, gap fill or exchange that changed these days of the meters
     */
    public void record(UUID source, Map<UUID, ? extends NavigableSet<LocalDate>> days) {
        if (days.isEmpty()) {
            return;
        }
        LocalDate first = null;
        LocalDate last = null;
        for (var each : days.values()) {
            first = first == null || each.first().isBefore(first) ? each.first() : first;
            last = last == null || each.last().isAfter(last) ? each.last() : last;
        }
        changes.record(
                "consumption.changed",
                source,
                null,
                new ConsumptionChangedView(
                        source,
                        List.copyOf(days.keySet()),
                        Objects.requireNonNull(first),
                        Objects.requireNonNull(last).plusDays(1)));
    }
}
