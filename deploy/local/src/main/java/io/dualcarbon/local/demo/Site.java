package io.dualcarbon.local.demo;

import java.time.LocalDate;
import java.util.List;

/** A building whose use of energy is generated. */
record Site(
        String code,
        String name,
        String nameEn,
        String use,
        double grossFloorAreaM2,
        boolean submetered,
        double intensity,
        double gasM3PerM2,
        List<Retrofit> retrofits) {

    record Retrofit(LocalDate from, EndUse endUse, double saved) {}

    /** What is left of an end use after the retrofits that are done by that day. */
    double remaining(EndUse endUse, LocalDate day) {
        double remaining = 1;
        for (Retrofit retrofit : retrofits) {
            if (retrofit.endUse() == endUse && !day.isBefore(retrofit.from())) {
                remaining *= 1 - retrofit.saved();
            }
        }
        return remaining;
    }
}
