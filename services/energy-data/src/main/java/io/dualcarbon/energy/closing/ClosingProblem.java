package io.dualcarbon.energy.closing;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum ClosingProblem implements ProblemType {
    MONTH_ALREADY_CLOSED(409, "Month already closed", "月份已关账", "%s was closed before", "%s 已经关账"),
    MONTH_NOT_OVER(409, "Month not over", "月份尚未结束", "%s is not over yet", "%s 尚未结束"),
    RESTATEMENT_FORBIDDEN(
            403,
            "Restatement not allowed",
            "无权重述",
            "Only who may restate can change closed months",
            "只有具备重述权限者才能更改已关账的月份"),
    MONTH_CLOSED_MEANWHILE(
            409,
            "Month closed meanwhile",
            "月份已在此期间关账",
            "A month was closed while the upload ran; send it again",
            "上传期间有月份关账；请重新发送");

    private final Refusal refusal;

    ClosingProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
