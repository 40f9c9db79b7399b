package io.dualcarbon.carbon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuelFactorTest {
    /** Provincial inventory guide, table of defaults; the first row is worked example PUB-02. */
    @ParameterizedTest
    @CsvSource({
        "43.07, 18.9, 0.98, 2.925056",
        "42.652, 20.2, 0.98, 3.095910",
        "389.31, 15.3, 0.99, 21.621888",
        "19.57, 26.1, 0.93, 1.741750",
    })
    void followsFromHeatingValueCarbonContentAndOxidation(
            String ncv, String carbon, String oxidation, String expected) {
        var factor = FuelFactor.fromCarbonContent(number(ncv), number(carbon), number(oxidation));

        assertEquals(number(expected), factor.setScale(6, RoundingMode.HALF_UP));
    }

    /** GHG Protocol Cross-Sector Tools V2.0, Stationary Combustion Table 1; worked example PUB-03. */
    @Test
    void givesTheFactorsOfTheIpccByMassAndByVolume() {
        var byMass = FuelFactor.fromHeat(number("48"), number("56100"));
        var byVolume = FuelFactor.byVolume(byMass, number("0.7"));

        assertEquals(0, number("2692.8").compareTo(byMass));
        assertEquals(0, number("1.88496").compareTo(byVolume));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
