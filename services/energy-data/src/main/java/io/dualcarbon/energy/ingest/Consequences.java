package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.closing.ClosedMonths;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What follows when days of meters have changed, in the transaction that changed them. */
@ApplicationScoped
class Consequences {
    private final ClosedMonths closedMonths;
    private final ConsumptionChanges consumptionChanges;

    Consequences(ClosedMonths closedMonths, ConsumptionChanges consumptionChanges) {
        this.closedMonths = closedMonths;
        this.consumptionChanges = consumptionChanges;
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
        closedMonths.recordMeterRestatements(id, changed.list(), restate);
        consumptionChanges.record(id, changed.days());
    }
}
