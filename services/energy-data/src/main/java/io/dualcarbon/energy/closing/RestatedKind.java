package io.dualcarbon.energy.closing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Of what a closed month was changed")
public enum RestatedKind {
    @Schema(description = "Values of a meter")
    METER,
    @Schema(description = "Sessions of a charging station")
    CHARGING_STATION,
    @Schema(description = "Adjustments of a baseline, and so the savings told against it")
    BASELINE,
    @Schema(description = "Sum of an area, because what lies in it has changed")
    AREA,
    @Schema(description = "Sum of a building, because what lies in it has changed")
    BUILDING,
    @Schema(
            description =
                    "Sum of an organization, because what belongs to it or to others behind its meters has changed")
    ORGANIZATION
}
