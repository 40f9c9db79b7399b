package io.dualcarbon.energy.register;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum RegisterProblem implements ProblemType {
    NOT_A_REGISTER(409, "Not a register", "不是累计表", "The meter %s is read as %s", "计量表 %s 的抄表方式为 %s"),
    UNIT_NOT_FOR_REGISTER(
            400, "Wrong unit", "单位不符", "%s does not measure what this meter measures in %s", "%s 不能换算为该计量表的单位 %s"),
    EXCHANGE_TIME_INVALID(
            400,
            "Time not valid",
            "时间无效",
            "An exchange lies in the years 2015 to 2040, in whole seconds, and not in the future: %s",
            "换表时间须在 2015 至 2040 年之间，精确到秒，且不得在未来：%s"),
    REGISTER_READ_NOT_FOUND(404, "Read not found", "未找到读数", "The dial of %s was not read at %s", "计量表 %s 在 %s 没有读数"),
    REGISTER_MONTH_CLOSED(
            409,
            "Month closed",
            "月份已关账",
            "That would change %s, which is closed: its figures stand unless who may restate gives a reason",
            "此操作会更改已关账的 %s；除非具备重述权限者说明原因，其数据不再更改");

    private final Refusal refusal;

    RegisterProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
