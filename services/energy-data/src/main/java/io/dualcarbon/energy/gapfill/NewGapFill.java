package io.dualcarbon.energy.gapfill;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A gap to be filled, and how")
public record NewGapFill(
        @NotNull UUID meterId,

        @Schema(description = "Beginning of an interval of the meter", examples = "2025-01-29T08:00:00+08:00") @NotNull
        OffsetDateTime from,

        @Schema(
                description = "End of the time to fill; values that are there stay",
                examples = "2025-01-29T10:00:00+08:00")
        @NotNull
        OffsetDateTime to,

        @NotNull GapFillMethod method,

        @Schema(
                description =
                        "What the meter counted in this time, if a register, a bill or somebody who read it knows."
                                + " The values are then scaled to sum to it exactly")
        @Valid
        @Nullable
        KnownTotal knownTotal) {

    @Schema(description = "What the meter counted in the whole time, measured values included, as somebody knows it")
    record KnownTotal(
            @Schema(description = "In the base unit of the meter's carrier", examples = "42.5")
            @NotNull
            @PositiveOrZero
            @Digits(integer = 12, fraction = 6)
            BigDecimal quantity,

            @Schema(description = "Who or what knows it", examples = "Register reads of 2025-01-29 07:58 and 10:03")
            @NotBlank
            @Size(max = 500)
            String source) {}

    @Schema(description = "Why proposed values are rejected", name = "NewRejection")
    record NewRejection(
            @Schema(description = "Why, for the proposer", examples = "The plant was shut down that morning")
            @NotBlank
            @Size(max = 1000)
            String reason) {}
}
