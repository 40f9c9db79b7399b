package io.dualcarbon.energy.mohurd;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Whose codes a receiver of the ministry's package uses, where they differ")
public enum MohurdDialect {
    @Schema(description = "The codes of the guideline")
    STANDARD,
    @Schema(description = "Kitchen is D2 and laundry D3")
    KITCHEN_D2,
    @Schema(description = "As before; chillers are B1A, chilled-water pumps B1C, natural gas 03A")
    KITCHEN_D2_CHILLER_B1A
}
