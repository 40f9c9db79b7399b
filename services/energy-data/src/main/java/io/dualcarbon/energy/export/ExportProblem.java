package io.dualcarbon.energy.export;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum ExportProblem implements ProblemType {
    EXPORT_NOT_POSSIBLE;

    @Override
    public Refusal refusal() {
        return new Refusal(
                400,
                "Export not possible",
                "无法导出",
                "Consumption is exported of a building, area or organization, by day, month or year",
                "用能量仅可按建筑、区域或单位，以日、月或年导出");
    }
}
