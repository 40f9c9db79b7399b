package io.dualcarbon.energy.closing;

import io.dualcarbon.energy.registry.Carrier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a restatement made of the closed month of a meter, a charging station or a baseline. */
public record RestatementView(
        @Schema(description = "The upload, the correction by hand or the adjustment that changed it")
        UUID uploadId,

        @Schema(description = "Of what the month was changed")
        RestatedKind kind,

        @Schema(description = "Id of that meter, charging station or baseline")
        UUID subjectId,

        @Schema(examples = "B01-E") String subjectCode,

        Carrier carrier,

        @Schema(examples = "2025-01") YearMonth month,

        @Schema(description = "What its changed days summed to before", examples = "10583.353")
        BigDecimal quantityBefore,

        @Schema(description = "What they sum to since", examples = "10580.1")
        BigDecimal quantityAfter,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        @Schema(examples = "The utility corrected its bill of March")
        String reason,

        @Schema(examples = "admin") String actor,

        Instant at) {}
