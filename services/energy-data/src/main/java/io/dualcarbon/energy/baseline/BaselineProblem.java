package io.dualcarbon.energy.baseline;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum BaselineProblem implements ProblemType {
    BASELINE_NOT_FOUND(404, "Baseline not found", "基线不存在", "No baseline %s", "没有基线 %s"),
    BASELINE_CODE_TAKEN(409, "Baseline code taken", "基线代码已被占用", "%s is in use in this tenant", "本租户已使用代码 %s"),
    BASELINE_ALREADY_RETIRED(409, "Baseline already retired", "基线已停用", "%s was retired at %s", "%s 已于 %s 停用"),
    BASELINE_ADJUSTMENT_NOT_FOUND(404, "Adjustment not found", "非常规调整不存在", "No adjustment %s", "没有非常规调整 %s"),
    ADJUSTMENT_WINDOW_INVALID(
            400,
            "Window not valid",
            "期间无效",
            "An adjustment covers one day or more, from %s, the end of the baseline's window, until 2040",
            "非常规调整须至少一天，不早于基线期结束日 %s，不晚于 2040 年"),
    ADJUSTMENT_UNIT_MISMATCH(
            400, "Wrong unit", "单位不符", "%s does not measure what this baseline tells in %s", "%s 不能换算为该基线的单位 %s"),
    ADJUSTMENT_MONTH_CLOSED(
            409,
            "Month closed",
            "月份已关账",
            "That would change the savings told of %s, which is closed: its figures stand unless who may restate gives a"
                    + " reason",
            "此操作会更改已关账的 %s 的节能量；除非具备重述权限者说明原因，其数据不再更改"),
    BASELINE_SUBJECT_NOT_NAMED(
            400,
            "Subject not named",
            "未指明对象",
            "Name either meterId, or buildingId and carrier",
            "请指明 meterId，或 buildingId 与 carrier"),
    BASELINE_WINDOW_INVALID(
            400,
            "Window not valid",
            "基线期无效",
            "A baseline covers one to five whole years that are over, by months from the first of one; bills may be half"
                    + " a month off",
            "基线期须为已结束的一至五个整年，按月时须从月初开始；账单可相差半个月"),
    BASELINE_RESOLUTION_TOO_FINE(
            409, "Resolution too fine", "分辨率过细", "The meter is billed: only P1M is known of it", "该计量表按账单计量，只能使用 P1M"),
    BASELINE_METERS_MIXED(
            409,
            "Billed meters among several",
            "多个计量表中含账单表",
            "The building has %s meters of this carrier, billed ones among them, whose periods need not agree; name one"
                    + " meter",
            "该建筑有 %s 个此类计量表，其中含账单表，账期可能不一致；请指明单个计量表"),
    BASELINE_WITHOUT_METER(409, "No meter", "没有计量表", "The building has no meter of %s", "该建筑没有 %s 计量表"),
    BASELINE_DATA_INSUFFICIENT(
            409,
            "Too little data",
            "数据不足",
            "%s %% of the window have both measurements and weather; 90 %% are needed, in three intervals or more, of every"
                    + " hour of the week if by the hour",
            "基线期仅 %s %% 同时有计量与气象数据；需要 90 %%，且至少三个区间；按小时则一周内每个小时均须有数据"),
    BASELINE_BALANCE_POINTS_INVALID(
            400,
            "Balance points not valid",
            "平衡点无效",
            "Name heatingC, coolingC or both, heating not above cooling, and only with P1D or P1M",
            "请给出 heatingC、coolingC 之一或两者，供暖平衡点不高于供冷平衡点，且仅用于 P1D 或 P1M"),
    BASELINE_EXPLAINS_NOTHING(
            409,
            "Explains nothing",
            "基线不具解释力",
            "What was consumed in the %s intervals differs by %s %% (CV(RMSE); %s %% at most for a model by months) and no"
                    + " weather explains it, so no savings could be told from chance. More intervals may help: bills of"
                    + " single months, a longer window, or P1D of a meter that is read daily; so may balancePoints, if"
                    + " they are known",
            "%s 个区间的用量相差 %s %%（CV(RMSE)；按月模型最多 %s %%），且无法由气象解释，节能量将无法与偶然波动区分。可改用更多区间："
                    + "逐月账单、更长的基线期，或对逐日抄表的计量表使用 P1D；如已知平衡点，也可给出 balancePoints"),
    BASELINE_WITHOUT_CONSUMPTION(409, "Nothing consumed", "没有消耗", "Nothing was consumed in the window", "基线期内没有消耗");

    private final Refusal refusal;

    BaselineProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
