package io.dualcarbon.bench;

import java.time.YearMonth;
import java.util.List;

/** What is loaded in each round: 1,000 meters, 20 days. */
record IngestLoad(List<Fleet.Meter> meters) {
    private static final int METERS = 1_000;
    private static final int DAYS = 20;
    static final int VALUES = METERS * DAYS * Readings.SLOTS_OF_A_DAY;

    static IngestLoad of(List<Fleet.Meter> meters) {
        return new IngestLoad(meters.subList(0, METERS));
    }

    Readings in(YearMonth month) {
        return new Readings(meters, month.atDay(1), DAYS);
    }
}
