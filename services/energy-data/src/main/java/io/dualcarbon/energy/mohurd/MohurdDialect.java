package io.dualcarbon.energy.mohurd;

/** What the receiver calls some codes otherwise; the differences are reference data. */
public enum MohurdDialect {
    /** The codes of the guideline. */
    STANDARD,
    /** Kitchen is D2 and laundry D3. */
    KITCHEN_D2,
    /** As before; chillers are B1A, chilled-water pumps B1C, natural gas 03A. */
    KITCHEN_D2_CHILLER_B1A
}
