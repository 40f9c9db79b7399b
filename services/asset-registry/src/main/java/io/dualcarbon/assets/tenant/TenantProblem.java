package io.dualcarbon.assets.tenant;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum TenantProblem implements ProblemType {
    TIME_ZONE_UNKNOWN(
            400,
            "Time zone unknown",
            "时区不存在",
            "No time zone %s; name one such as Asia/Shanghai",
            "没有时区 %s；例如 Asia/Shanghai"),
    GRID_AREA_UNKNOWN(
            400,
            "No factors for the area",
            "该区域没有因子",
            "No grid factors are published for %s; name a province by ISO 3166-2, such as CN-SH",
            "没有公布 %s 的电网因子；请使用 ISO 3166-2 的省级代码，例如 CN-SH"),
    TIME_ZONE_FIXED(
            409,
            "Time zone cannot be changed",
            "时区不可更改",
            "The days of all readings of %s are those of its time zone",
            "%s 的所有读数均按其时区划分日期"),
    TENANT_STATE_UNCHANGED(409, "Tenant is in that state", "租户已处于该状态", "Tenant %s is %s already", "租户 %s 已处于 %s 状态");

    private final Refusal refusal;

    TenantProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
