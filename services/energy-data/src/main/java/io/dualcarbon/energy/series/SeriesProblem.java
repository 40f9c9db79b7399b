package io.dualcarbon.energy.series;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum SeriesProblem implements ProblemType {
    COLUMNS_NOT_REGULAR(
            "Columns not regular",
            "列式结果间隔不固定",
            "Columns hold buckets of less than a day, and all of them: ask for points instead",
            "列式结果仅用于短于一天的完整序列，请改用 POINTS");

    private final Refusal refusal;

    SeriesProblem(String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(400, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
