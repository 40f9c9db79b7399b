package io.dualcarbon.energy.registry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Which way a meter counts")
public enum Direction {
    @Schema(description = "What is drawn from outside")
    IMPORT,
    @Schema(description = "What is given to the outside")
    EXPORT,
    @Schema(description = "What is made on the spot")
    GENERATION
}
