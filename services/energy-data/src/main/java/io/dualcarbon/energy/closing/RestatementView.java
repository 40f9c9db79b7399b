package io.dualcarbon.energy.closing;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "What a restatement made of the closed month of a meter, a charging station, a baseline or a node")
public record RestatementView(
        @Schema(
                description =
                        "The upload, the correction by hand, the adjustment or the registry's event that changed it;"
                                + " of what a new release counts otherwise, an id of its own")
        UUID uploadId,

        @Schema(description = "Of what the month was changed")
        RestatedKind kind,

        @Schema(description = "Id of that meter, charging station, baseline, area, building or organization")
        UUID subjectId,

        @Schema(description = "Code of what the id names", examples = "B01-E")
        String subjectCode,

        Carrier carrier,

        @Schema(description = "Of the sum of an area, building or organization: which way it flowed")
        Optional<Direction> direction,

        @Schema(description = "The closed month", examples = "2025-01")
        YearMonth month,

        @Schema(description = "What its changed days summed to before, in `unit`", examples = "10583.353")
        BigDecimal quantityBefore,

        @Schema(description = "What they sum to since, in `unit`", examples = "10580.1")
        BigDecimal quantityAfter,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        @Schema(description = "Why, in the words of who sent it", examples = "The utility corrected its bill of March")
        String reason,

        @Schema(description = "Account that sent it", examples = "admin")
        String actor,

        @Schema(description = "When it was changed") Instant at) {}
