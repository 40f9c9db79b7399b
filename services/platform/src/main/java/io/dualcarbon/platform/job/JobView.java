package io.dualcarbon.platform.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Long work in the background. */
public record JobView(
        UUID id,

        @Schema(description = "What work it is", examples = "EXPORT")
        String kind,

        JobState state,

        @Schema(description = "How many of the `total` units of its work are done", examples = "40")
        long done,

        @Schema(description = "How many units its work has; left out until the job runs", examples = "100")
        Optional<Long> total,

        @Schema(description = "Account that asked for it", examples = "planner")
        String createdBy,

        @Schema(description = "When it was asked for") Instant createdAt,

        @Schema(description = "When it was begun; left out until then")
        Optional<Instant> startedAt,

        @Schema(description = "When it was over; left out until then")
        Optional<Instant> finishedAt,

        @Schema(description = "When job and result are forgotten; once the job is over")
        Optional<Instant> expiresAt,

        @Schema(description = "Where the result is; once the job is done", examples = "/api/energy/v1/jobs/.../result")
        Optional<String> result,

        @Schema(description = "Why it failed") Optional<JobFailureView> problem) {
    /** Why a job failed, in the language asked for. */
    public record JobFailureView(
            @Schema(description = "Stable name of the problem", examples = "urn:dualcarbon:problem:internal-error")
            String type,

            @Schema(description = "The same for every occurrence", examples = "Job given up")
            String title,

            @Schema(description = "This occurrence, for people", examples = "It was begun 5 times and never ended")
            String detail) {}
}
