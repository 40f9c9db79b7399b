package io.dualcarbon.energy.quality;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A time of which values of a meter are missing")
public record GapView(
        UUID meterId,
        @Schema(examples = "B01-E") String meterCode,
        Optional<UUID> buildingId,

        @Schema(description = "When the first missing value begins, in the tenant's time zone")
        OffsetDateTime start,

        @Schema(description = "When the last missing value ends; left out while the gap is open")
        Optional<OffsetDateTime> end,

        @Schema(description = "How many values are missing, so far", examples = "4")
        long missingValues,

        @Schema(description = "True if no value has come since `start`")
        boolean open) {}
