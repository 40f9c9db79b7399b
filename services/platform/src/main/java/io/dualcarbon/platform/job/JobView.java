package io.dualcarbon.platform.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Long work in the background. */
public record JobView(
        UUID id,
        @Schema(examples = "EXPORT") String kind,
        JobState state,

        @Schema(description = "How much of `total` is done", examples = "40")
        long done,

        @Schema(description = "Known once the job runs", examples = "100")
        Optional<Long> total,

        @Schema(examples = "planner") String createdBy,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,

        @Schema(description = "When job and result are forgotten; once the job is over")
        Optional<Instant> expiresAt,

        @Schema(description = "Where the result is; once the job is done", examples = "/api/energy/v1/jobs/.../result")
        Optional<String> result,

        @Schema(description = "Why it failed") Optional<JobFailureView> problem) {
    /** Why a job failed, in the language asked for. */
    public record JobFailureView(
            @Schema(examples = "urn:dualcarbon:problem:internal-error")
            String type,

            @Schema(examples = "Job given up") String title,

            @Schema(examples = "It was begun 5 times and never ended")
            String detail) {}
}
