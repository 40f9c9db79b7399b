package io.dualcarbon.carbon.factor;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the factor of a fuel is made of, as its source prints it. Sources either count carbon and how much of it burns, or
 * carbon dioxide by heat.
 *
 * @param netCalorificValueUnit a gas whose factor is by volume may have its heat by mass: then it has a density too
 */
public record FuelMakeup(
        BigDecimal netCalorificValue,
        String netCalorificValueUnit,
        @Nullable BigDecimal carbonTonnesPerTj,
        @Nullable BigDecimal oxidationShare,
        @Nullable BigDecimal co2KgPerTj,
        @Nullable BigDecimal densityKgPerM3) {}
