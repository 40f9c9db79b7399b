package io.dualcarbon.energy.gapfill;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum GapFillProblem implements ProblemType {
    GAP_FILL_NOT_FOUND(404, "Gap fill not found", "补数建议不存在", "No gap fill %s", "没有补数建议 %s"),
    GAP_FILL_RANGE_INVALID(
            400,
            "Range not valid",
            "时间范围无效",
            "from and to must begin intervals of the meter, from before to, and be over: %s to %s",
            "from 与 to 须位于计量间隔边界、先后有序且已过去：%s 至 %s"),
    GAP_NOT_FILLABLE(
            409,
            "Gap cannot be filled",
            "无法补数",
            "Only meters that are read at intervals can be filled",
            "仅按间隔读数的计量表可以补数"),
    NOTHING_MISSING(409, "Nothing missing", "没有缺数", "The meter has every value of this time", "该时段没有缺少的数值"),
    GAP_TOO_LONG(
            409,
            "Gap too long",
            "缺口过长",
            "%s fills gaps of %s h at most; a longer one is left empty or modelled",
            "%s 最多补 %s 小时的缺口；更长的缺口应留空或用模型估算"),
    NEIGHBOUR_MISSING(
            409,
            "Neighbour missing",
            "缺少相邻数值",
            "A line needs a measured value just before and just after the gap",
            "线性补数需要缺口前后各有一个实测值"),
    PROFILE_MISSING(
            409,
            "Profile missing",
            "缺少典型曲线",
            "At %s there are fewer than %s measured values of like days in the four weeks before",
            "%s 在前四周同类日中的实测值少于 %s 个"),
    OTHER_INTERVAL(
            409, "Stored at another interval", "存储间隔不同", "The day %s is stored at another interval", "%s 以另一间隔存储"),
    TOTAL_TOO_SMALL(
            409,
            "Total too small",
            "总量过小",
            "The measured values of this time already sum to %s, which is more than the known total",
            "该时段实测值之和已为 %s，超过已知总量"),
    GAP_MONTH_CLOSED(409, "Month closed", "月份已关账", "%s is closed: its figures stand", "%s 已关账，其数据不再更改"),
    GAP_CHANGED(
            409,
            "Gap changed",
            "缺口已变化",
            "Values of this time have come or changed since: with the proposed ones they no longer sum to the known total."
                    + " Reject the proposal and make another",
            "提议之后该时段的数值有新增或更改，与建议值之和不再等于已知总量；请驳回此建议并重新提议"),
    GAP_FILL_DECIDED(409, "Already decided", "已有决定", "The gap fill is %s already", "该补数建议的状态已是 %s"),
    OWN_PROPOSAL(
            409,
            "Own proposal",
            "不能批准自己的建议",
            "Somebody else than the proposer must decide (four eyes)",
            "须由提议人以外的人决定（四眼原则）");

    private final Refusal refusal;

    GapFillProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
