package io.dualcarbon.bench;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What some meters counted over some days, every 15 minutes: made up, and the same each time it is asked for. */
record Readings(List<Fleet.Meter> meters, LocalDate first, int days) {
    static final int MINUTES = 15;
    static final int SLOTS_OF_A_DAY = 96;
    /** The tenant's, which never changes its clock. */
    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    int slots() {
        return days * SLOTS_OF_A_DAY;
    }

    int count() {
        return meters.size() * slots();
    }

    Instant start(int slot) {
        return first.atStartOfDay().plusMinutes((long) slot * MINUTES).toInstant(ZONE);
    }

    /** In RFC 3339. */
    String startText(int slot) {
        return ISO_OFFSET_DATE_TIME.format(start(slot).atOffset(ZONE));
    }

    double value(Fleet.Meter meter, int slot) {
        return hundredths(meter, slot) / 100.0;
    }

    /** More by day than by night, and never twice the same. */
    long hundredths(Fleet.Meter meter, int slot) {
        var mixed = ((first.toEpochDay() * SLOTS_OF_A_DAY + slot) * 5_000 + meter.number()) * 0x9E3779B97F4A7C15L;
        var ofDay = slot % SLOTS_OF_A_DAY;
        return 150 + (ofDay >= 32 && ofDay < 76 ? 600 : 0) + (mixed >>> 40) % 400;
    }
}
