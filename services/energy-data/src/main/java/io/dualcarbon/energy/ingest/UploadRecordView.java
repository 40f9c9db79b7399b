package io.dualcarbon.energy.ingest;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What became of an upload, or has become of it so far")
public record UploadRecordView(
        @Schema(description = "Id of the upload") UUID id,

        @Schema(description = "Where its rows were sent", examples = "interval-blocks")
        UploadKind kind,

        Instant receivedAt,

        @Schema(description = "Who sent it", examples = "hongqiao")
        String actor,

        @Schema(description = "Number of rows that brought values where there were none", examples = "70")
        int accepted,

        @Schema(description = "Number of rows that brought nothing new", examples = "0")
        int unchanged,

        @Schema(
                description = "Number of rows that replaced at least one stored value; the old one is kept",
                examples = "0")
        int corrected,

        @Schema(description = "Number of rows refused", examples = "2")
        int rejected,

        @Schema(description = "False while it runs, and if it broke off: what is counted is stored, the rest is not")
        boolean complete,

        @Schema(description = "The upload whose refused rows it sends again")
        Optional<UUID> resubmits) {}
