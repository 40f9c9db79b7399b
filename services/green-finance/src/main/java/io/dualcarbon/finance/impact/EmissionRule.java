package io.dualcarbon.finance.impact;

import io.dualcarbon.platform.problem.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** By which rule a factor is chosen for what was saved or generated. */
@Schema(description = "By which rule a factor is chosen")
public enum EmissionRule {
    @Schema(description = "Power generated from renewables: operating margin, fossil mix, average mix, the first known")
    PCAF_ORDER(new Text(
            "Generated power times the first factor there is in the order of PCAF Part A for renewable generation:"
                    + " operating margin, fossil mix, average mix.",
            "发电量乘以 PCAF A 部分对可再生能源发电规定顺序中首个可用的因子：电量边际、化石电源平均、全电源平均。")),
    @Schema(description = "Energy saved: the factor with which its consumption is counted")
    CONSUMPTION_FACTOR(new Text(
            "Saved energy times the location-based factor with which consumption is counted in that area and year.",
            "节电量乘以当地当年核算用电排放所用的基于位置的因子。"));

    private final Text explanation;

    EmissionRule(Text explanation) {
        this.explanation = explanation;
    }

    Text explanation() {
        return explanation;
    }
}
