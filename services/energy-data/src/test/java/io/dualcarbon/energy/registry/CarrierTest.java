package io.dualcarbon.energy.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import javax.measure.IncommensurableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import systems.uom.ucum.format.UCUMFormat;

class CarrierTest {
    @ParameterizedTest
    @CsvSource({
        "ELECTRICITY, kWh, 1",
        "ELECTRICITY, kW.h, 1",
        "ELECTRICITY, MWh, 1000",
        "ELECTRICITY, MW.h, 1000",
        "ELECTRICITY, GWh, 1000000",
        "ELECTRICITY, Wh, 0.001",
        "HEAT, GJ, 1",
        "HEAT, MJ, 0.001",
        "HEAT, kWh, 0.0036",
        "COOLING, MW.h, 3.6",
        "WATER, L, 0.001",
        "NATURAL_GAS, m3, 1",
        "PETROL, kg, 0.001",
        "DIESEL, t, 1",
    })
    void convertsExactly(Carrier carrier, String unit, BigDecimal factor) {
        var found = carrier.factor(unit);

        assertNotNull(found);
        assertEquals(0, factor.compareTo(found), found.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "ELECTRICITY, kg",
        "ELECTRICITY, kW",
        "ELECTRICITY, kwh",
        "ELECTRICITY, GJ", // 277.777... kWh
        "NATURAL_GAS, kWh",
        "HEAT, m3",
        "WATER, t",
        "PETROL, L",
        "DIESEL, tce",
        "DIESEL, ''",
    })
    void refusesWhatMeasuresSomethingElseOrNotExactly(Carrier carrier, String unit) {
        assertNull(carrier.factor(unit));
    }

    /** PUB-29: a published conversion of meter units, through the same library. */
    @Test
    void agreesWithPublishedConversions() {
        assertEquals(3.6, convert(1, "kW.h", "MJ"), 0);
        assertEquals(3.41, convert(1, "kW.h", "k[Btu_IT]"), 0.005);
        assertEquals(947.82, convert(1, "GJ", "k[Btu_IT]"), 0.005);
    }

    private static double convert(double quantity, String from, String to) {
        var format = UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE);
        try {
            return format.parse(from).getConverterToAny(format.parse(to)).convert(quantity);
        } catch (IncommensurableException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
