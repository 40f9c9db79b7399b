package io.dualcarbon.energy.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What became of the rows of an upload. It is committed when this is sent")
public record UploadView(
        @Schema(description = "Under /uploads, where refused rows are kept; left out for a dry run")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID uploadId,

        @Schema(description = "Number of rows that brought values where there were none", examples = "70")
        int accepted,

        @Schema(description = "Number of rows that brought nothing new", examples = "0")
        int unchanged,

        @Schema(
                description = "Number of rows that replaced at least one stored value; the old one is kept",
                examples = "0")
        int corrected,

        @Schema(description = "Number of rows refused", examples = "0")
        int rejected,

        @Schema(description = "Why rows were refused; the first 1,000. 10,000 are kept under /uploads")
        List<RowErrorView> errors,

        @Schema(description = "How many refused rows `errors` does not list", examples = "0")
        int errorsOmitted,

        @Schema(description = "Each row's outcome, as ranges of rows; the first 1,000 ranges")
        List<OutcomeRangeView> outcomes,

        @Schema(description = "How many rows behind these ranges `outcomes` does not tell of", examples = "0")
        int outcomesOmitted) {}
