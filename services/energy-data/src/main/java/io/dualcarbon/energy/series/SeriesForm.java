package io.dualcarbon.energy.series;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How the values of a series are written")
public enum SeriesForm {
    @Schema(description = "One object a bucket")
    POINTS,
    @Schema(description = "One array of values at a fixed interval: a twentieth of the size, for a year of raw values")
    COLUMNS
}
