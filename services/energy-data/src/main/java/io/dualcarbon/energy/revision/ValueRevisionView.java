package io.dualcarbon.energy.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Values of one day of a meter that were replaced, or filled in, at once")
public record ValueRevisionView(
        UUID meterId,

        @Schema(description = "Local to the tenant", examples = "2025-01-01")
        LocalDate day,

        @Schema(description = "Interval of the values in minutes; 1440: one value for the day", examples = "15")
        int intervalMinutes,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        ReplacementView replaced,

        @Schema(description = "By time") List<ReplacedValueView> values) {

    @Schema(description = "One value and what took its place")
    public record ReplacedValueView(
            @Schema(
                    description = "Beginning of its interval, in the tenant's time zone",
                    examples = "2025-01-01T00:15:00+08:00")
            OffsetDateTime start,

            @Schema(
                    description = "The replaced quantity, in `unit`. Null: a gap, which was filled",
                    nullable = true,
                    examples = "1.4")
            @Nullable
            Double before,

            @Schema(
                    description = "Its successor, in `unit`. Null: nothing took its place, or"
                            + " values of another interval did",
                    nullable = true,
                    examples = "1.5")
            @Nullable
            Double after,

            @Schema(description = "When the replaced value had come, to the second; left out if there was none")
            Optional<Instant> receivedAt,

            @Schema(description = "True if the replaced value was computed to fill a gap, left out otherwise")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Boolean filled) {}
}
