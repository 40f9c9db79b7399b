package io.dualcarbon.energy.baseline;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Lengths of the intervals that a model tells")
public enum BaselineResolution {
    @Schema(description = "Hours: time of the week and temperature")
    PT1H,
    @Schema(description = "Days: degree days")
    P1D,
    @Schema(description = "Months, or the periods of the bills of a billed meter: degree days")
    P1M
}
