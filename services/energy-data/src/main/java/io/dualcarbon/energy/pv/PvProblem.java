package io.dualcarbon.energy.pv;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum PvProblem implements ProblemType {
    PV_PLANT_NOT_FOUND;

    @Override
    public Refusal refusal() {
        return new Refusal(404, "PV plant not found", "光伏电站不存在", "No PV plant %s", "没有光伏电站 %s");
    }
}
