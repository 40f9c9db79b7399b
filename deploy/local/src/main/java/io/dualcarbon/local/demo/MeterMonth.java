package io.dualcarbon.local.demo;

import java.time.YearMonth;
import java.util.Arrays;

/** A month of one interval meter, in hundredths of a kWh by quarter of an hour. */
final class MeterMonth {
    enum Kind {
        /** Electricity that is bought: for longer, so that a forecast knows the seasons. */
        MAIN(YearMonth.of(2024, 1)),
        /** A part of what another meter counts. */
        SUB(YearMonth.of(2025, 1)),
        GENERATION(YearMonth.of(2025, 1));

        private final YearMonth online;

        Kind(YearMonth online) {
            this.online = online;
        }

        /** Its first month. */
        YearMonth online() {
            return online;
        }
    }

    private final String meterCode;
    private final Kind kind;
    private final YearMonth month;
    private final long[] hundredths;

    MeterMonth(String meterCode, Kind kind, YearMonth month, long[] hundredths) {
        this.meterCode = meterCode;
        this.kind = kind;
        this.month = month;
        this.hundredths = hundredths.clone();
    }

    String meterCode() {
        return meterCode;
    }

    Kind kind() {
        return kind;
    }

    YearMonth month() {
        return month;
    }

    /** The quarters of an hour of one day of the month, counted from 1. */
    long[] day(int dayOfMonth) {
        return Arrays.copyOfRange(hundredths, (dayOfMonth - 1) * Weather.SLOTS, dayOfMonth * Weather.SLOTS);
    }

    long totalHundredths() {
        return Arrays.stream(hundredths).sum();
    }
}
