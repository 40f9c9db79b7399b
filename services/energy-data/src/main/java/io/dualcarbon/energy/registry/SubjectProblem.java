package io.dualcarbon.energy.registry;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum SubjectProblem implements ProblemType {
    SUBJECT_NOT_NAMED;

    @Override
    public Refusal refusal() {
        return new Refusal(
                400,
                "Subject not named",
                "未指明查询对象",
                "Name exactly one of meterId, buildingId, areaId and organizationId",
                "请指明 meterId、buildingId、areaId、organizationId 中的一个");
    }
}
