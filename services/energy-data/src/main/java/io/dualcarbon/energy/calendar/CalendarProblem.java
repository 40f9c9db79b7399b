package io.dualcarbon.energy.calendar;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum CalendarProblem implements ProblemType {
    TIME_INVALID(
            "Time not valid",
            "时间无效",
            "Neither a year, a month, a day nor a timestamp with an offset: %s",
            "不是年份、月份、日期或带时区偏移的时间戳：%s"),
    RANGE_INVALID("Range not valid", "时间范围无效", "The range must end after it begins: %s to %s", "时间范围的结束须晚于开始：%s 至 %s"),
    RANGE_TOO_LONG("Range too long", "时间范围过长", "At this resolution a range covers %s days at most", "该分辨率下时间范围最多 %s 天");

    private final Refusal refusal;

    CalendarProblem(String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(400, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
