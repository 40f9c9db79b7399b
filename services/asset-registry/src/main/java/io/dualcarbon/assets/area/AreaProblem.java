package io.dualcarbon.assets.area;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum AreaProblem implements ProblemType {
    AREA_NOT_FOUND(404, "Area not found", "区域不存在", "No area %s", "没有区域 %s"),
    AREA_CODE_TAKEN(409, "Area code already taken", "区域代码已被占用", "The code %s is in use in this tenant", "本租户已使用代码 %s"),
    AREA_RETIRED(409, "Area is retired", "区域已停用", "The area %s is retired", "区域 %s 已停用"),
    AREA_IN_ITSELF(409, "Area inside itself", "区域不能隶属于自身", "The area %s would lie inside itself", "区域 %s 将隶属于自身"),
    AREA_PARENT_UNKNOWN(409, "Parent area unknown", "上级区域不存在", "No area %s to lie in", "没有可作为上级的区域 %s");

    private final Refusal refusal;

    AreaProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
