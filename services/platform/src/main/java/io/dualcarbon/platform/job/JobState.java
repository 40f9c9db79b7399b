package io.dualcarbon.platform.job;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Where a job is")
public enum JobState {
    @Schema(description = "Not begun yet")
    QUEUED,
    @Schema(description = "Being worked on; if the instance dies, another one takes it up again")
    RUNNING,
    @Schema(description = "Over, with a result")
    DONE,
    @Schema(description = "Over without a result; `problem` says why")
    FAILED,
    @Schema(description = "Over without a result, because somebody asked for it")
    CANCELLED;

    boolean isOver() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
