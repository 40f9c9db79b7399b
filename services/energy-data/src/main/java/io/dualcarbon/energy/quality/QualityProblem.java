package io.dualcarbon.energy.quality;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum QualityProblem implements ProblemType {
    METERS_NOT_NAMED(
            400,
            "Meters not named",
            "未指明计量表",
            "Name exactly one of meterId, areaId, buildingId and organizationId",
            "请指明 meterId、areaId、buildingId、organizationId 中的一个"),
    MONTHS_NOT_WHOLE(400, "Months not whole", "不是整月", "A range by month begins and ends with a month", "按月查询的时间范围须为整月");

    private final Refusal refusal;

    QualityProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
