package io.dualcarbon.energy.standardcoal;

import io.dualcarbon.energy.registry.Carrier;
import java.util.Map;

/**
 * The coefficients of one standard. Figures of two sets are never added or compared.
 *
 * @param unit of what it converts to
 */
public record CoefficientSet(
        String id,
        String standard,
        int edition,
        Basis basis,
        String unit,
        String name,
        String nameEn,
        String note,
        Map<Carrier, Coefficient> coefficients) {

    /** Water is metered beside energy, and is none. */
    public static boolean isEnergy(Carrier carrier) {
        return carrier != Carrier.WATER;
    }
}
