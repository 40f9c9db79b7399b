package io.dualcarbon.carbon.factor;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

/** What a question about factors can be refused for. */
public enum FactorProblem implements ProblemType {
    FACTOR_NOT_FOUND(404, "Factor not found", "因子不存在", "No factor %s", "没有因子 %s"),
    GRID_AREA_UNKNOWN(
            400,
            "Area unknown to the factor library",
            "因子库中没有该区域",
            "No area %s; provinces are named by ISO 3166-2, such as CN-SH",
            "没有区域 %s；省级区域使用 ISO 3166-2 代码，例如 CN-SH");

    private final Refusal refusal;

    FactorProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
