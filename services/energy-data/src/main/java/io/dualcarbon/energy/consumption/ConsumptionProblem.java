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
            "Range not on a boundary",
            "时间范围不在边界上",
            "A range by month or year begins and ends with one",
            "按月或按年查询的时间范围须为整月或整年"),
    GROUPING_CONTRADICTORY(
            "Grouping contradicts itself",
            "分组方式自相矛盾",
            "node stands for no grouping at all; leave it out or ask for it alone",
            "node 表示不分组，请去掉它或单独使用"),
    GROUPING_COUNTS_TWICE(
            "Grouping would count twice",
            "该分组会重复计算",
            "A boundary meter counts what lies behind it as well, so its row cannot be divided by %s without counting"
                    + " sub-meters twice; leave out meter",
            "边界计量表已包含其后的用量，按 %s 再拆分会重复计算分表，请去掉 meter"),
    TOO_MANY_ROWS(
            "Too many rows",
            "结果行数过多",
            "The answer would have %s rows, the most is %s: ask for fewer or longer periods, or a coarser grouping",
            "结果将有 %s 行，最多 %s 行：请缩短时间范围、使用更长的周期或更粗的分组"),
    REFERENCE_NOT_LIKE_PERIOD(
            "Reference is not like the period",
            "对比时段与所选时段不一致",
            "The reference must have days of its own and begin and end where periods of that resolution do",
            "对比时段须包含实际日期，且起止须与该分辨率的边界一致"),
    RANKING_OF_AREAS(
            "No areas to rank", "没有可排名的区域", "Areas are ranked within an area: name areaId", "区域排名须在某个区域内进行，请指明 areaId"),
    RANKING_USE(
            "Only buildings have a use",
            "只有建筑有类型",
            "buildingUse selects buildings: ask for of=building",
            "buildingUse 用于筛选建筑，请使用 of=building"),
    RANKING_NO_AREA(
            "Organizations have no floor area",
            "单位没有建筑面积",
            "What an organization uses of other people's buildings is not registered, so it has no area to divide by",
            "单位在他人建筑中使用的面积未登记，无法按面积排名");

    private final Refusal refusal;

    ConsumptionProblem(String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(400, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
