package io.dualcarbon.energy.load;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum LoadProblem implements ProblemType {
    TOO_MANY_METER_DAYS;

    @Override
    public Refusal refusal() {
        return new Refusal(
                400,
                "Too many meter days",
                "表计天数过多",
                "One question covers %s days of meters at most, this one %s: ask for a shorter time or a smaller node",
                "一次查询最多覆盖 %s 个表计日，本次为 %s：请缩短时间或选择更小的节点");
    }
}
