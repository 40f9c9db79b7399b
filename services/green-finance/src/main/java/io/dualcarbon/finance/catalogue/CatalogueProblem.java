package io.dualcarbon.finance.catalogue;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum CatalogueProblem implements ProblemType {
    CATALOGUE_UNKNOWN(409, "Catalogue unknown", "目录版本不存在", "There is no catalogue version %s", "没有目录版本 %s"),
    CATALOGUE_CODE_UNKNOWN(
            409,
            "Catalogue code unknown",
            "目录代码不存在",
            "Catalogue %s has no code %s on its first level",
            "目录 %s 的一级分类中没有代码 %s"),
    CATALOGUE_NOT_IN_FORCE(
            409,
            "Catalogue not in force",
            "目录不在有效期内",
            "Catalogue %s does not label projects decided on %s: it is in force from %s until before %s",
            "目录 %s 不适用于 %s 决定的项目：有效期自 %s 起至 %s 前");

    private final Refusal refusal;

    CatalogueProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
