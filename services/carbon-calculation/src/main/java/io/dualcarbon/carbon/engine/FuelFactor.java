package io.dualcarbon.carbon.engine;

import java.math.BigDecimal;
import java.math.MathContext;

/** How much CO2 a fuel gives off when burnt, from its heating value. */
public final class FuelFactor {
    private static final BigDecimal CO2_MASS = BigDecimal.valueOf(44);
    private static final BigDecimal CARBON_MASS = BigDecimal.valueOf(12);

    private FuelFactor() {}

    /**
     * tCO2 per unit of fuel, of which not all carbon burns.
     *
     * @param ncvGjPerUnit net calorific value of one unit of fuel
     * @param oxidation the share of the carbon that burns, 0 to 1
     */
    public static BigDecimal fromCarbonContent(
            BigDecimal ncvGjPerUnit, BigDecimal carbonTonnesPerTj, BigDecimal oxidation) {
        return ncvGjPerUnit
                .multiply(carbonTonnesPerTj)
                .multiply(oxidation)
                .movePointLeft(3)
                .multiply(CO2_MASS)
                .divide(CARBON_MASS, MathContext.DECIMAL64);
    }

    /** kgCO2 per tonne of fuel, all carbon burnt (IPCC). */
    public static BigDecimal fromHeat(BigDecimal ncvGjPerTonne, BigDecimal co2KgPerTj) {
        return ncvGjPerTonne.multiply(co2KgPerTj).movePointLeft(3);
    }

    /** kgCO2 per cubic metre of a gas whose factor by mass is known. */
    public static BigDecimal byVolume(BigDecimal co2KgPerTonne, BigDecimal densityKgPerM3) {
        return co2KgPerTonne.multiply(densityKgPerM3).movePointLeft(3);
    }
}
