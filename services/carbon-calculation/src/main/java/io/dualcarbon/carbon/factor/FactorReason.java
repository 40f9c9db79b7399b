package io.dualcarbon.carbon.factor;

import io.dualcarbon.platform.problem.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a factor is not simply the one published for that month and area, or why there is none. */
@Schema(
        description =
                "CARRIED_FORWARD: not published yet, the last one is used. BEFORE_FIRST_FACTOR and NOT_PUBLISHED_FOR_MONTH:"
                        + " none, and none is invented. NO_VERIFIED_FACTOR: none with a public source for carrier, purpose and area."
                        + " AREA_FALLBACK: a wider area's stands in. CHANGED_WITHIN_MONTH: the one in force on the last day counts."
                        + " RECALCULATED: a later publication replaces for this month, too, what was valid then.")
public enum FactorReason {
    CARRIED_FORWARD(
            "None is published for this month yet: the last published one is carried forward, provisionally.",
            "该月份的因子尚未公布：暂沿用最近一次公布的因子。"),
    BEFORE_FIRST_FACTOR("No factor this early is known, and none is extrapolated.", "没有如此早期的因子，且不作外推。"),
    NOT_PUBLISHED_FOR_MONTH(
            "Factors are known before and after this month but not for it, and none is interpolated.",
            "该月份前后有因子而当月没有，且不作内插。"),
    NO_VERIFIED_FACTOR(
            "The library has no factor with a public source for this carrier, purpose and area.",
            "因子库中没有适用于该能源品种、用途和区域且有公开来源的因子。"),
    AREA_FALLBACK("The area has none of its own: that of a wider area stands in.", "该区域没有自己的因子：以上级区域的因子代替。"),
    CHANGED_WITHIN_MONTH(
            "The factor changed within the month. Monthly data cannot be split by day: the one in force on the last day"
                    + " counts for the whole month.",
            "因子在月内发生变更。月度数据无法按日拆分：全月采用月末最后一天有效的因子。"),
    RECALCULATED(
            "Published later, the factor replaces for this month, too, what was valid then: its card says by which rule.",
            "该因子在当月之后公布，按其规定同样替代当月原来有效的因子：依据见因子卡片。");

    private final Text text;

    FactorReason(String en, String zh) {
        text = new Text(en, zh);
    }

    public Text text() {
        return text;
    }
}
