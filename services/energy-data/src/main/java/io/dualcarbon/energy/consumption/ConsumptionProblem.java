package io.dualcarbon.energy.consumption;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum ConsumptionProblem implements ProblemType {
    NODE_NOT_NAMED(
            "Node not named",
            "未指明节点",
            "Name exactly one of areaId, buildingId and organizationId",
            "请指明 areaId、buildingId、organizationId 中的一个"),
    RANGE_NOT_ON_BOUNDARY(
            "Range not on a boundary", "时间范围不在边界上", "A range by month begins and ends with a month", "按月查询的时间范围须为整月");

    private final Refusal refusal;

    ConsumptionProblem(String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(400, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
