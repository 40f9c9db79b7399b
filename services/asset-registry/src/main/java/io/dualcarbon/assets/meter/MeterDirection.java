package io.dualcarbon.assets.meter;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Which way what a meter counts flows")
public enum MeterDirection {
    @Schema(description = "What is drawn from outside")
    IMPORT,
    @Schema(description = "What is given to the outside")
    EXPORT,
    @Schema(description = "What is made on the spot")
    GENERATION
}
