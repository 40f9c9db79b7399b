package io.dualcarbon.carbon.emission;

import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** By what emissions are summed. In lower case because it is a parameter's value. */
@Schema(description = "By what emissions are summed")
public enum EmissionGrouping {
    month,
    building,
    none;

    Group of(EmissionLine line) {
        return switch (this) {
            case month -> new Group(Optional.of(line.period()), Optional.empty());
            case building -> new Group(Optional.empty(), Optional.ofNullable(line.buildingId()));
            case none -> new Group(Optional.empty(), Optional.empty());
        };
    }

    record Group(Optional<YearMonth> period, Optional<UUID> buildingId) {}
}
