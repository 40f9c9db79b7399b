package io.dualcarbon.energy.gapfill;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How missing values are computed")
public enum GapFillMethod {
    @Schema(description = "A line between the values around the gap")
    LINEAR(1),
    @Schema(description = "The median of the same time on like days (working day or weekend) of the four weeks before")
    PROFILE(24);

    private final int mostHours;

    GapFillMethod(int mostHours) {
        this.mostHours = mostHours;
    }

    int mostHours() {
        return mostHours;
    }
}
