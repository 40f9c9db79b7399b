package io.dualcarbon.energy.registry;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum RegistryProblem implements ProblemType {
    METER_NOT_FOUND("Meter not found", "计量表不存在", "No meter %s", "没有计量表 %s"),
    NODE_NOT_FOUND("Node not found", "节点不存在", "No area, building or organization %s", "没有区域、建筑或单位 %s");

    private final Refusal refusal;

    RegistryProblem(String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(404, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
