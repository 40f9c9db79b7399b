package io.dualcarbon.energy.mohurd;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum MohurdProblem implements ProblemType {
    BUILDINGS_NOT_NAMED(
            400,
            "Buildings not named",
            "未指明建筑",
            "Name exactly one of areaId and buildingIds",
            "请指明 areaId、buildingIds 中的一个"),
    EXPORT_RANGE_INVALID(
            400,
            "Range not valid",
            "时间范围无效",
            "A package covers 1 to 31 days that are over: %s to %s",
            "上传包涵盖 1 至 31 个已结束的日期：%s 至 %s"),
    BUILDING_CODE_MISSING(
            409,
            "Building code missing",
            "缺少建筑代码",
            "These buildings have no code of the data centre: %s",
            "以下建筑没有数据中心分配的建筑代码：%s"),
    BUILDING_CODE_NOT_FOUND(404, "Building code not found", "未找到建筑代码", "The building %s has no code", "建筑 %s 没有建筑代码"),
    BUILDING_CODE_TAKEN(409, "Building code taken", "建筑代码已被使用", "Another building has the code %s", "建筑代码 %s 已属于另一栋建筑");

    private final Refusal refusal;

    MohurdProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
