package io.dualcarbon.energy.baseline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionTest {
    private static final OffsetDateTime START = OffsetDateTime.parse("2025-01-01T00:00:00+08:00");

    /** Median 0, median absolute deviation 0.6745, so that z is the residual itself. */
    private static final Quality UNIT = new Quality(365, 3, 100, 1, 0.01, 0, 0.9, 0, 0, 0.6745, 1, 0, 30);

    @Test
    void threeInARowAreAnAlarm() {
        var alarms = Detection.alarms(residuals(0, 4, 5, 0, 4, -6, 4, 3.5, 9), UNIT);

        assertEquals(1, alarms.size());
        assertEquals(START.plusDays(4), alarms.get(0).start());
        assertEquals(START.plusDays(7), alarms.get(0).end());
        assertEquals(3, alarms.get(0).intervals());
        assertEquals(-6, alarms.get(0).z(), 1e-9);
        assertEquals(2, alarms.get(0).excess(), 1e-9);
    }

    @Test
    void aGapInterruptsTheRow() {
        var residuals = new ArrayList<>(residuals(4, 4, 4, 4, 4));
        residuals.remove(2);

        assertEquals(List.of(), Detection.alarms(residuals, UNIT));
    }

    @Test
    void residualsThatAreAlwaysTheSameRaiseNone() {
        var constant = new Quality(365, 3, 100, 0, 0, 0, 1, 0, 0, 0, 0, 0, 30);

        assertEquals(List.of(), Detection.alarms(residuals(9, 9, 9, 9), constant));
        assertEquals(List.of(), Detection.drifts(residuals(9, 9, 9, 9), 0));
    }

    @Test
    void aSlowChangeIsADriftFromItsOnset() {
        // 0.5 of each standard error is slack: 1.5 adds 1, and the sixth passes 5.
        var drifts = Detection.drifts(residuals(0, 0, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5), 1);

        assertEquals(1, drifts.size());
        assertTrue(drifts.get(0).isUp());
        assertEquals(START.plusDays(2), drifts.get(0).onset());
        assertEquals(START.plusDays(8), drifts.get(0).detected());
        assertNull(drifts.get(0).end());
        assertEquals(7, drifts.get(0).largest(), 1e-9);
    }

    @Test
    void aDriftEndsWhereTheSumIsBackAtZero() {
        var drifts = Detection.drifts(residuals(-4, -4, 1.5, 1.5, 1.5, 1.5), 1);

        assertEquals(1, drifts.size());
        assertFalse(drifts.get(0).isUp());
        assertEquals(START, drifts.get(0).onset());
        assertEquals(START.plusDays(2), drifts.get(0).detected());
        assertEquals(START.plusDays(6), drifts.get(0).end());
    }

    @Test
    void noiseDoesNotDrift() {
        assertEquals(List.of(), Detection.drifts(residuals(1, -1, 1, -1, 1, 1, -1, -1, 2, -2, 1), 1));
    }

    @Test
    void theUncertaintyOfSavingsFollowsTheFormula() {
        // rho 0.5: 365 days tell as much as 121.67.
        var quality = new Quality(365, 3, 100, 20, 0.2, 0, 0.9, 0.5, 0, 1, 20, 0, 30);

        var uncertainty = Uncertainty.of(quality, 365);

        assertEquals(365.0 / 3, uncertainty.effectiveN(), 1e-9);
        assertEquals(0.9958, uncertainty.t(), 0.0001);
        assertEquals(
                uncertainty.t() * 1.26 * 0.2 * Math.sqrt(3 * (1 + 2 / (365.0 / 3)) / 365),
                uncertainty.ofPredicted(),
                1e-12);
    }

    private static List<Residual> residuals(double... values) {
        var residuals = new ArrayList<Residual>();
        for (var i = 0; i < values.length; i++) {
            residuals.add(new Residual(START.plusDays(i), START.plusDays(i + 1), values[i]));
        }
        return residuals;
    }
}
