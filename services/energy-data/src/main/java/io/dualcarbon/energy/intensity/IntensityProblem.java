package io.dualcarbon.energy.intensity;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum IntensityProblem implements ProblemType {
    INTENSITY_NEEDS_A_YEAR(
            "An intensity needs a year",
            "能耗强度须按一年计算",
            "Name the year, or from and to of twelve whole months",
            "请指明 year，或以 from 和 to 指明十二个整月"),
    BASIS_CONTRADICTORY(
            "Basis contradicts itself",
            "折算口径自相矛盾",
            "SITE_KWH has a coefficient set of its own; STANDARD_COAL needs one that converts to standard coal",
            "SITE_KWH 使用自带的系数集，STANDARD_COAL 须指明折算为标准煤的系数集"),
    BENCHMARK_UNKNOWN("Benchmark unknown", "未知的能耗指标", "No benchmark %s", "没有能耗指标 %s"),
    BENCHMARK_NOT_USABLE("Benchmark not usable", "能耗指标不可用", "Nothing is rated by %s: %s", "能耗指标 %s 不能用于评级：%s");

    private final Refusal refusal;

    IntensityProblem(String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(400, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
