package io.dualcarbon.energy.unit;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.measure.IncommensurableException;
import org.jspecify.annotations.Nullable;
import systems.uom.ucum.format.UCUMFormat;
import tech.units.indriya.function.RationalNumber;

/** Units of quantities by their UCUM codes, and by the spellings that energy people use instead. */
public final class Units {
    private static final List<String> CODES =
            List.of("W.h", "kW.h", "MW.h", "GW.h", "J", "kJ", "MJ", "GJ", "TJ", "L", "m3", "g", "kg", "t");

    private Units() {}

    /**
     * By what to multiply a quantity in each unit to have it in that one: those that measure the same, and by a finite
     * decimal, so that no conversion ever rounds.
     */
    public static Map<String, BigDecimal> exactlyTo(String unit) {
        var factors = new HashMap<String, BigDecimal>();
        for (var code : CODES) {
            var factor = factor(code, unit);
            if (factor != null) {
                factors.put(code, factor);
                factors.put(spelling(code), factor);
            }
        }
        return Map.copyOf(factors);
    }

    private static @Nullable BigDecimal factor(String from, String to) {
        var format = UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE);
        try {
            var converter = format.parse(from).getConverterToAny(format.parse(code(to)));
            return exact(converter.convert((Number) BigDecimal.ONE));
        } catch (IncommensurableException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal exact(Number factor) {
        if (!(factor instanceof RationalNumber ratio)) {
            return new BigDecimal(factor.toString());
        }
        try {
            return new BigDecimal(ratio.getDividend()).divide(new BigDecimal(ratio.getDivisor()));
        } catch (ArithmeticException e) {
            return null; // its digits never end
        }
    }

    /** UCUM multiplies with a dot: kWh is kW.h there. */
    private static String code(String spelling) {
        return CODES.stream()
                .filter(code -> spelling(code).equals(spelling))
                .findFirst()
                .orElse(spelling);
    }

    private static String spelling(String code) {
        return code.replace(".", "");
    }
}
