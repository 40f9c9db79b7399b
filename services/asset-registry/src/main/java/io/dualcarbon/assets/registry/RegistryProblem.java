package io.dualcarbon.assets.registry;

import io.dualcarbon.platform.problem.ProblemException;
import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

/** What every kind of record can refuse. The texts name the kind: its noun in English, in Chinese, then the rest. */
public enum RegistryProblem implements ProblemType {
    RECORD_NOT_FOUND(404, "Record not found", "记录不存在", "No %1$s %3$s", "没有%2$s %3$s"),
    CODE_TAKEN(
            409,
            "Code already taken",
            "代码已被占用",
            "The code %3$s is already in use for another %1$s",
            "代码 %3$s 已用于另一个%2$s"),
    CODE_FIXED(409, "Code cannot be changed", "代码不可更改", "The code of the %1$s is %3$s for ever", "%2$s的代码 %3$s 不可更改"),
    RECORD_RETIRED(409, "Record is retired", "记录已停用", "The %1$s %3$s is retired", "%2$s %3$s 已停用"),
    RECORD_IN_USE(
            409,
            "Record is in use",
            "记录正在使用中",
            "The %1$s %3$s is still used by the %4$s %6$s",
            "%2$s %3$s 仍被%5$s %6$s 使用"),
    RECORD_IN_ITSELF(
            409, "Record inside itself", "记录不能隶属于自身", "The %1$s %3$s would lie inside itself", "%2$s %3$s 将隶属于自身"),
    REFERENCE_UNKNOWN(409, "Reference unknown", "引用的记录不存在", "No %1$s %3$s to refer to", "没有可引用的%2$s %3$s"),
    REFERENCE_RETIRED(
            409,
            "Reference is retired",
            "引用的记录已停用",
            "The %1$s %3$s is retired and takes no new reference",
            "%2$s %3$s 已停用，不能再被引用"),
    MONTH_CLOSED(
            409,
            "Month is closed",
            "月份已关账",
            "%s is closed and the change reaches into it; who may restate can make it with `restate`",
            "%s 已关账，而此更改涉及该月；具备重述权限者可使用 restate 进行更改"),
    RESTATEMENT_FORBIDDEN(
            403,
            "Restatement not allowed",
            "无权重述",
            "Only who may restate can change closed months",
            "只有具备重述权限者才能更改已关账的月份"),
    VALID_FROM_INVALID(
            400,
            "Day not valid",
            "日期无效",
            "What is said of a %1$s holds from a day of the years 1990 to 2100",
            "%2$s的信息须自 1990 至 2100 年之间的某日起生效"),
    SAID_TOO_OFTEN(
            409,
            "Too many days",
            "日期过多",
            "Something else is said of the %1$s %3$s from %4$s days on already, the most that there may be",
            "%2$s %3$s 已有 %4$s 个生效日期，已达上限"),
    PLACE_NOT_UNIQUE(
            400,
            "One place needed",
            "必须且只能指定一个位置",
            "A %1$s stands in a building or in an area: give exactly one of buildingId and areaId",
            "%2$s位于建筑或区域之一：buildingId 与 areaId 必须且只能给出一个");

    private final Refusal refusal;

    RegistryProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }

    public ProblemException of(RecordKind kind, Object... subject) {
        var args = new Object[subject.length + 2];
        args[0] = kind.noun();
        args[1] = kind.nounZh();
        System.arraycopy(subject, 0, args, 2, subject.length);
        return because(args);
    }
}
