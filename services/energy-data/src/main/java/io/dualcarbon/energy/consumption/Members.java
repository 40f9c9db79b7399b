package io.dualcarbon.energy.consumption;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The meters that make up a group, as far as it matters how many values they owe. */
final class Members {
    private final List<Living> living = new ArrayList<>();
    private boolean illustrative;

    void add(@Nullable LocalDate retiredOn, int meters, boolean someIllustrative) {
        living.add(new Living(retiredOn, meters));
        illustrative |= someIllustrative;
    }

    boolean illustrative() {
        return illustrative;
    }

    /** How many days of values the meters owe in {@code [from, to)}: none from the day on which they were retired. */
    long owedDays(LocalDate from, LocalDate to) {
        var days = 0L;
        for (var some : living) {
            var end = some.retiredOn() != null && some.retiredOn().isBefore(to) ? some.retiredOn() : to;
            days += some.meters() * Math.max(0, ChronoUnit.DAYS.between(from, end));
        }
        return days;
    }

    private record Living(@Nullable LocalDate retiredOn, int meters) {}
}
