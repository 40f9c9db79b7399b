package io.dualcarbon.energy.registry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The condition in which gas meters state their volumes, as the registry says")
public enum VolumeReference {
    @Schema(description = "20 °C and 101.325 kPa, as gas is traded in China")
    AT_20_C,
    @Schema(description = "0 °C and 101.325 kPa, the normal cubic metre")
    AT_0_C,
    @Schema(description = "Not known, or the meters of the group state different ones")
    UNKNOWN
}
