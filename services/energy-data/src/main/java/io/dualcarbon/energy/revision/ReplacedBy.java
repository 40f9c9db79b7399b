package io.dualcarbon.energy.revision;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What replaced a value")
public enum ReplacedBy {
    @Schema(description = "Rows that were sent")
    UPLOAD,
    @Schema(description = "Somebody, by hand: an exchange was told, or a read, a bill or a session was taken back")
    CORRECTION,
    @Schema(description = "Somebody approved values that were computed for a gap")
    GAP_FILL,
    @Schema(description = "The registry changed what readings of the meter mean, its multiplier for instance")
    REGISTRY
}
