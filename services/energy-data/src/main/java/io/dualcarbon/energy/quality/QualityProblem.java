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
    MONTHS_NOT_WHOLE(400, "Months not whole", "不是整月", "A range by month begins and ends with a month", "按月查询的时间范围须为整月"),
    TICKET_NOT_FOUND(404, "Ticket not found", "工单不存在", "No ticket %s", "没有工单 %s"),
    TICKET_DUE_INVALID(
            400,
            "Due day not valid",
            "截止日期无效",
            "The last day must lie in the years 2015 to 2040",
            "截止日期须在 2015 至 2040 年之间"),
    TICKET_CLOSED(
            409,
            "Ticket closed",
            "工单已关闭",
            "The ticket is %s; it opens again when its rule finds more",
            "工单状态为 %s；再次发现问题时会重新打开");

    private final Refusal refusal;

    QualityProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
