package io.dualcarbon.energy.standardcoal;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum CoefficientProblem implements ProblemType {
    COEFFICIENT_SET_NOT_FOUND(404, "Coefficient set not found", "折算系数集不存在", "No coefficient set %s", "没有折算系数集 %s"),
    COEFFICIENT_SET_NOT_NAMED(
            400,
            "Coefficient set not named",
            "未指明折算系数集",
            "Name the coefficientSet; /coefficient-sets lists them",
            "请指明 coefficientSet，可用的系数集见 /coefficient-sets"),
    COEFFICIENT_SET_UNKNOWN(400, "Coefficient set unknown", "未知的折算系数集", "No coefficient set %s", "没有折算系数集 %s"),
    COEFFICIENT_SETS_MIXED(
            400,
            "Coefficient sets mixed",
            "混用了折算系数集",
            "Figures of different coefficient sets cannot be added or compared: %s",
            "不同折算系数集的数值不能相加或比较：%s"),
    NOT_STANDARD_COAL(
            400, "Not standard coal", "不是标准煤系数集", "The set %s does not convert to standard coal", "系数集 %s 不折算为标准煤");

    private final Refusal refusal;

    CoefficientProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
