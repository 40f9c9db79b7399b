package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.closing.ClosedMonths;
import io.dualcarbon.energy.closing.RestatedDay;
import io.dualcarbon.energy.closing.RestatedKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Guards the savings told of closed months: an adjustment changes those of each of its days. */
@ApplicationScoped
class ClosedSavings {
    private final ClosedMonths closedMonths;

    ClosedSavings(ClosedMonths closedMonths) {
        this.closedMonths = closedMonths;
    }

    void record(Adjustment adjustment, Optional<String> restate) {
        change(adjustment, 0, adjustment.perDay(), "from", restate);
    }

    void delete(Adjustment adjustment, Optional<String> restate) {
        change(adjustment, adjustment.perDay(), 0, "adjustmentId", restate);
    }

    private void change(Adjustment adjustment, double before, double after, String field, Optional<String> restate) {
        closedMonths.requireMayRestate(restate);
        var closed = closedMonths.refused(restate);
        closedMonths.hold(closed);
        var month = closed.firstIn(adjustment.from(), adjustment.to().minusDays(1));
        if (month != null) {
            throw BaselineProblem.ADJUSTMENT_MONTH_CLOSED.because(month).at(field);
        }
        var days = adjustment
                .from()
                .datesUntil(adjustment.to())
                .map(day -> new RestatedDay(RestatedKind.BASELINE, adjustment.baselineId(), day, before, after))
                .toList();
        closedMonths.recordRestatements(adjustment.id(), days, restate);
    }
}
