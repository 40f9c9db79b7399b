package io.dualcarbon.energy.ingest;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

/** Why a row of an upload is refused. The other rows are not touched by it. */
public enum IngestProblem implements ProblemType {
    MALFORMED_ROW("Malformed row", "行格式错误", "The row cannot be read: %s", "无法读取该行：%s"),
    PROPERTY_MISSING("Property missing", "缺少属性", "%s is missing", "缺少 %s"),
    PROPERTY_REPEATED("Property repeated", "属性重复", "%s is given twice", "%s 出现了两次"),
    METER_NOT_NAMED(
            "Meter not named",
            "未指明计量表",
            "Name the meter by exactly one of meterId, externalId and meterCode",
            "请用 meterId、externalId、meterCode 中的一个指明计量表"),
    NAME_INVALID(
            "Name not valid",
            "名称无效",
            "A name has %s characters at most, and no control characters",
            "名称最多 %s 个字符，且不含控制字符"),
    METER_UNKNOWN("Meter unknown", "未知的计量表", "No meter %s", "没有计量表 %s"),
    METER_RETIRED("Meter retired", "计量表已停用", "The meter was retired at %s", "计量表已于 %s 停用"),
    READING_KIND_MISMATCH("Wrong kind of reading", "读数类型不符", "The meter is read as %s", "该计量表的读数方式为 %s"),
    UNIT_MISMATCH("Wrong unit", "单位不符", "%s does not measure what this meter measures in %s", "%s 不能换算为该计量表的单位 %s"),
    INTERVAL_MISMATCH("Wrong interval", "间隔不符", "The meter is read every %s minutes", "该计量表每 %s 分钟一个值"),
    TIMESTAMP_INVALID(
            "Timestamp not valid",
            "时间戳无效",
            "Not a timestamp with an offset such as 2025-01-01T00:00:00+08:00: %s",
            "不是带时区偏移的时间戳（如 2025-01-01T00:00:00+08:00）：%s"),
    START_NOT_ON_BOUNDARY(
            "Start not on a boundary", "起始时间不在间隔边界上", "No interval of the meter starts at %s", "该计量表没有从 %s 开始的间隔"),
    START_OUT_OF_RANGE("Start out of range", "起始时间超出范围", "Days from 2015 to 2040 are kept", "仅保存 2015 至 2040 年的数据"),
    READING_IN_FUTURE(
            "Reading in the future", "读数时间在未来", "The values end at %s, which is yet to come", "数据的结束时间 %s 尚未到来"),
    READ_AT_EXCHANGE(
            "Read at an exchange",
            "换表时刻的读数",
            "At that instant the dial was told to go on from another reading (%s), and showed neither this",
            "该时刻已登记 %s，读数与其终止读数和起始读数均不符"),
    MONTH_CLOSED("Month closed", "月份已关账", "%s is closed: its figures stand", "%s 已关账，其数据不再更改"),
    ADVANCE_IN_CLOSED_MONTH(
            "Advance in a closed month",
            "增量落入已关账月份",
            "A part of what the dial advanced beside this read belongs to %s, which is closed: its figures stand",
            "与该读数相邻的表计增量有一部分属于 %s，该月已关账，其数据不再更改"),
    TOO_MANY_VALUES("Too many values", "数值过多", "A block covers 366 days at most", "一个数据块最多覆盖 366 天"),
    NOT_A_NUMBER("Not a number", "不是数字", "Value %s is not a number", "第 %s 个值不是数字"),
    NEGATIVE_VALUE(
            "Negative value", "负值", "Value %s is negative; a meter's direction is its sign", "第 %s 个值为负；方向由计量表表示"),
    VALUE_OUT_OF_RANGE("Value out of range", "数值超出范围", "Value %s is larger than a meter can count", "第 %s 个值超出计量范围"),
    PERIOD_INVALID(
            "Period not valid",
            "账期无效",
            "A bill covers 1 to 1100 days, from a day such as 2025-01-01 to the day after its last",
            "账期为 1 至 1100 天，from 为首日（如 2025-01-01），to 为末日的次日"),
    PERIOD_OVERLAPS(
            "Period overlaps another", "账期重叠", "The meter is already billed from %s to %s", "该计量表在 %s 至 %s 已有账单");

    private final Refusal refusal;

    IngestProblem(String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(422, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
