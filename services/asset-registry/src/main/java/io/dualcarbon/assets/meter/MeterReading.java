package io.dualcarbon.assets.meter;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How the values of a meter come")
public enum MeterReading {
    @Schema(description = "A quantity for each interval")
    INTERVAL,
    @Schema(description = "A quantity for each bill")
    BILLED,
    @Schema(description = "What the dial shows; the quantity is its advance x multiplier")
    REGISTER,
    @Schema(description = "None come: its quantity is a formula over other meters")
    VIRTUAL
}
