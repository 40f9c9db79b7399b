package io.dualcarbon.energy.ingest;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of uploads as the contract shows them. They are read as streams, never into these. */
public final class UploadBodies {
    /** How rows of any kind stand in a CSV, for the descriptions of the contract. */
    public static final String CSV = """
             As CSV the first line names the columns, in any order: those needed by the names of their properties, and \
            of the names of a meter or station at least one. An empty field is a property left out. A record has at most \
            100 fields and 10,000 characters.""";

    private UploadBodies() {}

    @Schema(
            description = "Blocks to store",
            name = "IntervalBlocks",
            requiredProperties = "blocks",
            additionalProperties = Schema.False.class)
    record IntervalBlocks(
            @Schema(description = "In any order; a meter may have several")
            List<IntervalBlock> blocks) {}

    @Schema(
            name = "IntervalBlock",
            description =
                    "Values of one meter at its interval, over any number of days. Name the meter by exactly one of"
                            + " meterId, externalId, meterCode, or meter: whichever of the three it is",
            requiredProperties = {"start", "intervalMinutes", "values"},
            additionalProperties = Schema.False.class)
    record IntervalBlock(
            @Nullable UUID meterId,

            @Schema(description = "The sender's own name of the meter", examples = "HQ-0001") @Nullable
            String externalId,

            @Schema(examples = "B01-E") @Nullable String meterCode,

            @Schema(description = "Start of the first interval, RFC 3339", examples = "2025-01-01T00:00:00+08:00")
            String start,

            @Schema(description = "The interval of the meter in minutes", examples = "15")
            int intervalMinutes,

            @Schema(
                    description = "Quantity per interval in the unit; null: no value (what is stored stays)",
                    examples = "[1.2, 1.4, null, 1.3]")
            List<@Nullable BigDecimal> values,

            @Schema(description = "Unit of the values; the meter's if left out", examples = "kWh") @Nullable
            String unit) {}

    @Schema(
            description = "Single readings to store",
            name = "Readings",
            requiredProperties = "readings",
            additionalProperties = Schema.False.class)
    record Readings(
            @Schema(description = "One an interval of a meter, in any order")
            List<Reading> readings) {}

    @Schema(
            name = "Reading",
            description = "The quantity of one interval. Name the meter by exactly one of meterId, externalId and"
                    + " meterCode",
            requiredProperties = {"start", "value"},
            additionalProperties = Schema.False.class)
    record Reading(
            @Nullable UUID meterId,
            @Schema(examples = "HQ-0001") @Nullable String externalId,
            @Schema(examples = "M-CUIJI-E") @Nullable String meterCode,

            @Schema(description = "Start of the interval, RFC 3339", examples = "2025-01-01T00:00:00+08:00")
            String start,

            @Schema(description = "Quantity in the interval, in `unit`", examples = "1.25")
            BigDecimal value,

            @Schema(description = "Unit of the value; the meter's if left out", examples = "kWh") @Nullable
            String unit) {}
}
