package io.dualcarbon.energy.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "How many of the values that meters owe have arrived")
public record CompletenessView(
        @Schema(description = "First day, local to the tenant", examples = "2025-01-01")
        String from,

        @Schema(description = "Exclusive", examples = "2025-02-01")
        String to,

        BucketLength resolution,
        CompletenessGroup groupBy,

        @Schema(description = "All meters asked for, together")
        ShareView total,

        @Schema(description = "The most complete first; what owes nothing comes last")
        List<CompletenessRowView> rows) {

    @Schema(description = "A line of the league table")
    public record CompletenessRowView(
            @Schema(description = "Place in the table, from 1; equal shares share a place", examples = "1")
            int rank,

            @Schema(description = "Grouped by meter") Optional<UUID> meterId,

            @Schema(description = "Grouped by meter: its code", examples = "B01-E")
            Optional<String> meterCode,

            @Schema(description = "Left out for meters in no building")
            Optional<UUID> buildingId,

            @Schema(description = "Grouped by building: how many meters in it owe values", examples = "1")
            int meters,

            ShareView total,
            @Schema(description = "By day or month") List<BucketView> buckets) {}

    @Schema(description = "What arrived of what is owed")
    public record ShareView(
            @Schema(
                    description = "Number of values, or reads of registers, owed of the days that are over",
                    examples = "2976")
            long expected,

            @Schema(description = "Number of values received; filled ones do not count", examples = "2904")
            long actual,

            @Schema(description = "Number of values that were computed and approved to fill gaps", examples = "0")
            long filled,

            @Schema(
                    description = "actual / expected, 0 to 1; null with NOT_DUE if nothing is owed",
                    nullable = true,
                    examples = "0.9758")
            @Nullable
            Double completeness,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<CompletenessReason> reasons) {}

    @Schema(description = "What arrived of one day or month")
    public record BucketView(
            @Schema(description = "Month or day, local to the tenant", examples = "2025-01")
            String period,

            @Schema(description = "Number of values, or reads of registers, owed", examples = "96")
            long expected,

            @Schema(description = "Number of values received; filled ones do not count", examples = "94")
            long actual,

            @Schema(description = "Number of values that were computed and approved to fill gaps", examples = "2")
            long filled,

            @Schema(
                    description = "actual / expected, 0 to 1; null with NOT_DUE if nothing is owed",
                    nullable = true,
                    examples = "0.9792")
            @Nullable
            Double completeness,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<CompletenessReason> reasons) {}

    @Schema(description = "Why a share is missing or not whole")
    public enum CompletenessReason {
        @Schema(description = "Nothing is owed: the time is not over, or the meter was retired before")
        NOT_DUE,
        @Schema(description = "Values are owed and none came")
        NO_DATA,
        @Schema(description = "Some values are missing")
        GAPS
    }

    @Schema(description = "Over what values are counted: P1D days, P1M months")
    public enum BucketLength {
        P1D,
        P1M
    }
}
