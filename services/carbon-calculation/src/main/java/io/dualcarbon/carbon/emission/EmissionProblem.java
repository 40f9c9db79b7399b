package io.dualcarbon.carbon.emission;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum EmissionProblem implements ProblemType {
    NODE_NOT_NAMED(
            400,
            "Name one node",
            "须指明一个对象",
            "Name exactly one of areaId, buildingId and organizationId, not %s",
            "areaId、buildingId、organizationId 须且只能给出一个，收到 %s 个"),
    PERIOD_INVALID(
            400,
            "Period not valid",
            "期间无效",
            "to must be later than from, by at most %s months",
            "to 必须晚于 from，且最多相差 %s 个月");

    private final Refusal refusal;

    EmissionProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
