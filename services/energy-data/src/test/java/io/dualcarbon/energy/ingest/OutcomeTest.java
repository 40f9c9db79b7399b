package io.dualcarbon.energy.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dualcarbon.energy.ingest.OutcomeRangeView.RowOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private final Outcome outcome = new Outcome(new RejectedRoom(Locale.ENGLISH, new NoBody()), 11);

    @Test
    void tellsOfRowsInTheirOrderWhateverTheOrderInWhichTheyAreJudged() {
        outcome.expect(2);
        outcome.expect(2);
        outcome.correct(14);
        outcome.reject(13, null, new RowProblem(IngestProblem.TOO_MANY_VALUES));
        outcome.take(14);
        outcome.accept(12);
        outcome.reject(11, null, new RowProblem(IngestProblem.TOO_MANY_VALUES));

        outcome.keepRefused();

        var told = new ArrayList<String>();
        outcome.forEach((row, state) -> told.add(row + " " + state));

        assertEquals(List.of("11 REJECTED", "12 ACCEPTED", "13 REJECTED", "14 CORRECTED"), told);
        assertEquals(
                List.of(11, 13),
                outcome.rejectedRows().stream().map(Outcome.RejectedRow::row).toList());
    }

    @Test
    void aRowOfWhichNothingWasSaidIsAnErrorAndNoRefusal() {
        outcome.expect(3);
        outcome.accept(11);
        outcome.accept(13);
        var totals = new Totals();

        var error = assertThrows(IllegalStateException.class, () -> totals.add(outcome));

        assertEquals("Nothing was said of row 12", error.getMessage());
        assertEquals(0, totals.count(RowOutcome.REJECTED));
    }

    @Test
    void aPartMayHoldMoreRowsThanThereIsRoomForAtFirst() {
        outcome.expect(5000);
        for (var row = 11; row < 5011; row++) {
            outcome.take(row);
        }
        var totals = new Totals();

        totals.add(outcome);

        assertEquals(5000, totals.count(RowOutcome.UNCHANGED));
        assertEquals(
                List.of(new OutcomeRangeView(11, 5010, RowOutcome.UNCHANGED)),
                totals.view(null).outcomes());
    }

    private record NoBody() implements RowSource<Object> {
        @Override
        public List<Object> next() {
            return List.of();
        }

        @Override
        public String text(int number) {
            return "{}";
        }
    }
}
