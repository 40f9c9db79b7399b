package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.VolumeReference;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The meters that make up a group, as far as it matters how many values they owe. */
final class Members {
    private final List<Living> living = new ArrayList<>();
    private boolean illustrative;
    private @Nullable String meterCode;
    private @Nullable UUID buildingId;
    private @Nullable VolumeReference volumeReference;

    /** Meters that are part of the group from {@code from} to the day before {@code to}. */
    void add(LocalDate from, LocalDate to, int meters, boolean someIllustrative) {
        living.add(new Living(from, to, meters));
        illustrative |= someIllustrative;
    }

    /** A volume of meters that state it differently is one of which nobody knows the condition. */
    void state(@Nullable VolumeReference reference) {
        if (reference != null) {
            volumeReference =
                    volumeReference == null || volumeReference == reference ? reference : VolumeReference.UNKNOWN;
        }
    }

    @Nullable
    VolumeReference volumeReference() {
        return volumeReference;
    }

    /** Of a group that is one meter: what people call it, and its building. */
    void name(String code, String building) {
        meterCode = code;
        buildingId = building.isEmpty() ? null : UUID.fromString(building);
    }

    @Nullable
    String meterCode() {
        return meterCode;
    }

    @Nullable
    UUID buildingId() {
        return buildingId;
    }

    boolean illustrative() {
        return illustrative;
    }

    /** How many days of values the meters owe in {@code [from, to)}. */
    long owedDays(LocalDate from, LocalDate to) {
        var days = 0L;
        for (var some : living) {
            var begin = some.from().isAfter(from) ? some.from() : from;
            var end = some.to().isBefore(to) ? some.to() : to;
            days += begin.isBefore(end) ? some.meters() * ChronoUnit.DAYS.between(begin, end) : 0;
        }
        return days;
    }

    private record Living(LocalDate from, LocalDate to, int meters) {}
}
