package io.dualcarbon.carbon.factor;

import java.math.BigDecimal;
import java.util.Arrays;

/** The units in which factors are published, and what they are per unit that a meter counts. */
enum FactorUnit {
    KG_PER_KWH("kgCO2/kWh", "kWh", "1"),
    KG_CO2E_PER_KWH("kgCO2e/kWh", "kWh", "1"),
    T_PER_GJ("tCO2/GJ", "GJ", "1000"),
    T_PER_10K_NM3("tCO2/10^4Nm3", "m3", "0.1"),
    KG_PER_M3("kgCO2/m3", "m3", "1"),
    T_PER_T("tCO2/t", "t", "1000"),
    KG_PER_T("kgCO2/t", "t", "1");

    private final String printed;
    private final String baseUnit;
    private final BigDecimal kgFactor;

    FactorUnit(String printed, String baseUnit, String kgFactor) {
        this.printed = printed;
        this.baseUnit = baseUnit;
        this.kgFactor = new BigDecimal(kgFactor);
    }

    static FactorUnit of(String printed) {
        return Arrays.stream(values())
                .filter(u -> u.printed.equals(printed))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such factor unit: " + printed));
    }

    String baseUnit() {
        return baseUnit;
    }

    BigDecimal kgPerBaseUnit(BigDecimal value) {
        return value.multiply(kgFactor);
    }
}
