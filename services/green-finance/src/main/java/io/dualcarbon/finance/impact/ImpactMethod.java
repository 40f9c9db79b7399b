package io.dualcarbon.finance.impact;

import io.dualcarbon.platform.problem.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How a saving is measured")
public enum ImpactMethod {
    @Schema(description = "Against energy-data's baseline of the building: weather and recorded events are taken out")
    BASELINE_MODEL(new Text(
            "What energy-data's baseline of the building expects in the weather there was, with the recorded adjustments,"
                    + " less what was measured, in each complete month since commissioning; only months of which at least"
                    + " 95 % are known.",
            "投运后每个完整月份：以能源数据服务中该建筑的基准模型按实际天气（含已登记的非例行调整）给出的应耗电量，减去实测电量；仅计入数据覆盖率不低于 95% 的月份。")),
    @Schema(description = "Electricity drawn from the grid, month by month against the baseline")
    SAME_MONTH_COMPARISON(
            new Text(
                    "Electricity drawn from the grid in each complete month since commissioning, compared with the same calendar"
                            + " month of the baseline (the mean, if the baseline has several years); only months of which at least"
                            + " 95 % were measured on both sides. A plain comparison, because energy-data has no"
                            + " baseline of the asset before the measure: not adjusted for weather, occupancy or use.",
                    "投运后每个完整月份的购入电量与基准期同一日历月相比（基准期为多年时取平均值）；仅计入两侧数据覆盖率均不低于 95% 的月份。因能源数据服务中没有该资产在措施之前的基准模型，此为简单同月对比，未按天气、入驻率或用途修正。")),
    @Schema(description = "What the plant's own meter counted")
    METERED_GENERATION(new Text(
            "Electricity generated in each complete month since commissioning, as the plant's own meter measured it; only"
                    + " months of which at least 95 % were measured.",
            "投运后每个完整月份由电站自身计量表测得的发电量；仅计入数据覆盖率不低于 95% 的月份。")),
    @Schema(description = "Electricity meters alone prove no saving of this measure")
    NOT_MEASURED(new Text(
            "Meters of electricity alone prove no saving of this measure on this asset.", "仅凭电表无法证明该措施在该资产上的节能量。"));

    private final Text explanation;

    ImpactMethod(Text explanation) {
        this.explanation = explanation;
    }

    Text explanation() {
        return explanation;
    }
}
