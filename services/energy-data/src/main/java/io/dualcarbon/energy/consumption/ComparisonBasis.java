package io.dualcarbon.energy.consumption;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Which days the two quantities of a comparison stand for")
public enum ComparisonBasis {
    @Schema(description = "Both periods are whole")
    WHOLE_PERIODS,
    @Schema(description = "Days that each meter has whole in both periods")
    SAME_DAYS,
    @Schema(description = "The periods have no day in common that could be compared")
    NONE
}
