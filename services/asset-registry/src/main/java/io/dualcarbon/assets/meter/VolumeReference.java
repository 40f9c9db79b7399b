package io.dualcarbon.assets.meter;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "The condition in which a gas meter states its volumes. The same gas takes up 7 % more room at 20 °C"
                        + " than at 0 °C")
public enum VolumeReference {
    @Schema(description = "20 °C and 101.325 kPa, as gas is traded in China")
    AT_20_C,
    @Schema(description = "0 °C and 101.325 kPa, the normal cubic metre")
    AT_0_C,
    @Schema(description = "Nobody has said, or the meter does not convert what flows through it")
    UNKNOWN
}
