package io.dualcarbon.finance.project;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum ProjectProblem implements ProblemType {
    LABEL_INCOMPLETE(
            400,
            "Label incomplete",
            "目录标签不完整",
            "catalogueVersion and catalogueCode go together; classifiedOn needs both",
            "catalogueVersion 与 catalogueCode 须同时提供，classifiedOn 须与二者同用"),
    DATE_IN_FUTURE(400, "Date in the future", "日期在未来", "%s has not come yet", "%s 尚未到来"),
    BASELINE_NOT_WHOLE_YEARS(
            400,
            "Baseline not whole years",
            "基准期不是整年",
            "The baseline is %s months long; seasons compare only over 12, 24, 36 ... months",
            "基准期为 %s 个月；须为 12、24、36 等整年才能抵消季节差异"),
    BASELINE_AFTER_COMMISSIONING(
            400,
            "Baseline after commissioning",
            "基准期晚于投运",
            "The baseline must end before %s, the month of commissioning",
            "基准期须在投运月份 %s 之前结束"),
    PROJECT_NOT_FOUND(404, "Project not found", "项目不存在", "No project %s", "没有项目 %s"),
    PROJECT_CODE_TAKEN(
            409, "Project code already taken", "项目代码已被占用", "The code %s is in use in this tenant", "本租户已使用代码 %s"),
    ASSET_UNKNOWN(409, "Asset unknown", "资产不存在", "The asset registry shows you no %s %s", "资产登记中没有您可见的 %s %s"),
    PROJECT_ENDED(
            409, "Project has ended", "项目已结束", "The project %s is %s and changes no more", "项目 %s 已处于 %s 状态，不能再修改"),
    STATUS_TRANSITION_REFUSED(
            409,
            "Status transition refused",
            "不允许的状态变更",
            "From %s to %s is not allowed; allowed: %s",
            "不允许从 %s 变为 %s；允许：%s");

    private final Refusal refusal;

    ProjectProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
