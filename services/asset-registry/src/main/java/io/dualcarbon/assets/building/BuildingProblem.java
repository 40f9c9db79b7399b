package io.dualcarbon.assets.building;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum BuildingProblem implements ProblemType {
    PLACEMENT_NOT_FOUND(
            404, "Placement not found", "没有该归属", "Nothing was said of the building %s from %s on", "建筑 %s 没有自 %s 起的归属");

    private final Refusal refusal;

    BuildingProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
