package io.dualcarbon.platform.paging;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum PagingProblem implements ProblemType {
    CURSOR_INVALID;

    @Override
    public Refusal refusal() {
        return new Refusal(
                400, "Cursor not valid", "游标无效", "Not a cursor that this list gave out: %s", "不是此列表给出的游标：%s");
    }
}
