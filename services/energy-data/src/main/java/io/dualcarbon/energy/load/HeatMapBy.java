package io.dualcarbon.energy.load;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a row of a heat map is")
public enum HeatMapBy {
    @Schema(description = "A day of the range")
    DAY,
    @Schema(description = "A day of the week: the mean of all such days of the range")
    WEEKDAY
}
