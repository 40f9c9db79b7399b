package io.dualcarbon.carbon.avoided;

import io.dualcarbon.carbon.factor.FactorKind;
import io.dualcarbon.platform.problem.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The order of PCAF Part A (Table 5-11) for avoided emissions of renewable power, best first. */
@Schema(description = "The order of PCAF Part A (Table 5-11), best first")
public enum PcafRung {
    OPERATING_MARGIN("Operating margin: the first choice of PCAF.", "电量边际因子：PCAF 的首选。"),
    FOSSIL_MIX(
            "Fossil mix: the library has no operating margin for this month, and PCAF then asks for the fossil mix.",
            "化石电源平均因子：因子库没有当月的电量边际因子，PCAF 此时采用化石电源平均。"),
    AVERAGE_MIX(
            "Average mix: the library has neither operating margin nor fossil mix for this month.",
            "全电源平均因子：因子库没有当月的电量边际因子和化石电源平均因子。");

    private final Text text;

    PcafRung(String en, String zh) {
        text = new Text(en, zh);
    }

    Text text() {
        return text;
    }

    static PcafRung of(FactorKind kind) {
        return switch (kind) {
            case OPERATING_MARGIN -> OPERATING_MARGIN;
            case FOSSIL -> FOSSIL_MIX;
            default -> AVERAGE_MIX;
        };
    }
}
