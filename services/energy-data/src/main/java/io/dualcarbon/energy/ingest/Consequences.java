package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.closing.ClosedMonths;
import io.dualcarbon.platform.change.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.UUID;

/** What follows when days of meters have changed, in the transaction that changed them. */
@ApplicationScoped
class Consequences {
    private final ClosedMonths closedMonths;
    private final Changes changes;

    Consequences(ClosedMonths closedMonths, Changes changes) {
        this.closedMonths = closedMonths;
        this.changes = changes;
    }

    /**
     * Tells the change feed, and keeps changes of closed months as restatements.
     *
     * @param id of the upload or correction that changed them
     */
    void of(BlockStore.Changed changed, UUID id, Optional<String> restate) {
        if (changed.isEmpty()) {
            return;
        }
        closedMonths.recordRestatements(id, changed.list(), restate);
        var days = changed.days();
        changes.record(
                "consumption.changed",
                id,
                null,
                new ConsumptionChangedView(
                        id,
                        List.copyOf(days.keySet()),
                        first(days.values()),
                        last(days.values()).plusDays(1)));
    }

    private static LocalDate first(Collection<NavigableSet<LocalDate>> days) {
        return days.stream().map(NavigableSet::first).min(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate last(Collection<NavigableSet<LocalDate>> days) {
        return days.stream().map(NavigableSet::last).max(LocalDate::compareTo).orElseThrow();
    }
}
