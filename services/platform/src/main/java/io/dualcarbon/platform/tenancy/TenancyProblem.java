package io.dualcarbon.platform.tenancy;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum TenancyProblem implements ProblemType {
    NO_TENANT(
            "Not in exactly one tenant",
            "未归属唯一租户",
            "The token must name exactly one tenant; ask your administrator which organization you belong to",
            "令牌必须且只能指明一个租户，请向管理员确认您所属的单位"),
    TENANT_UNKNOWN("Tenant not registered", "租户未登记", "No tenant %s is registered on this platform", "本平台未登记租户 %s"),
    TENANT_SUSPENDED(
            "Tenant suspended", "租户已停用", "Tenant %s is suspended; nothing of it can be changed", "租户 %s 已停用，不可更改其任何内容"),
    TENANT_RETIRED("Tenant retired", "租户已注销", "Tenant %s is retired", "租户 %s 已注销");

    private final Refusal refusal;

    TenancyProblem(String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(403, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
