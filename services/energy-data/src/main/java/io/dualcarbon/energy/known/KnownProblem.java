package io.dualcarbon.energy.known;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum KnownProblem implements ProblemType {
    AS_OF_IN_FUTURE("Instant to come", "时刻尚未到来", "What will be known at %s is not known yet", "%s 尚未到来，届时所知无从得知"),
    AS_OF_TOO_MUCH(
            "Too much to work out anew",
            "需重新计算的数据过多",
            "By what was known then %s days of meters would have to be summed anew, the most is %s: ask for a shorter time, or"
                    + " for less than the node",
            "按当时所知须重新汇总 %s 个表日，最多 %s 个：请缩短时间范围或缩小查询的节点");

    private final Refusal refusal;

    KnownProblem(String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(400, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
