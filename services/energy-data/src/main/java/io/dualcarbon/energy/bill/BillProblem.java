package io.dualcarbon.energy.bill;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum BillProblem implements ProblemType {
    BILL_NOT_FOUND(404, "Bill not found", "未找到账单", "No bill of %s begins on %s", "计量表 %s 没有从 %s 开始的账单"),
    BILL_MONTH_CLOSED(
            409,
            "Month closed",
            "月份已关账",
            "That would change %s, which is closed: its figures stand unless who may restate gives a reason",
            "此操作会更改已关账的 %s；除非具备重述权限者说明原因，其数据不再更改");

    private final Refusal refusal;

    BillProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
