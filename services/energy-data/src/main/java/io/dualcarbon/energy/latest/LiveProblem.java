package io.dualcarbon.energy.latest;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum LiveProblem implements ProblemType {
    TOO_MANY_LIVE_STREAMS;

    @Override
    public Refusal refusal() {
        return new Refusal(
                503,
                "Too many live streams",
                "实时连接过多",
                "This service already feeds %s live streams; try again later",
                "服务已有 %s 个实时连接，请稍后再试");
    }
}
