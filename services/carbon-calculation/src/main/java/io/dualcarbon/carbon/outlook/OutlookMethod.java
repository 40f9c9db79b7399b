package io.dualcarbon.carbon.outlook;

import io.dualcarbon.carbon.engine.ForecastMethod;
import io.dualcarbon.platform.problem.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an outlook was made. */
@Schema(
        description =
                "NAIVE: as the last month; SEASONAL_NAIVE: as the month a year before; DAMPED_TREND: Holt's damped trends, averaged"
                        + " by how well they fit; SEASONAL_DAMPED_TREND: the same with seasonal indices by classical decomposition;"
                        + " NONE: there is no outlook")
public enum OutlookMethod {
    /** There is none. */
    NONE("", ""),
    NAIVE("each month as the last complete one", "每月与最近一个完整月相同"),
    SEASONAL_NAIVE("each month as the same month a year before", "每月与上年同月相同"),
    DAMPED_TREND(
            "a damped linear trend (Holt), averaged over its parameters by how well they fit",
            "阻尼线性趋势（Holt，参数按拟合优度加权平均）"),
    SEASONAL_DAMPED_TREND(
            "a damped linear trend (Holt), averaged over its parameters by how well they fit, with seasonal indices by"
                    + " classical decomposition",
            "阻尼线性趋势（Holt，参数按拟合优度加权平均）加经典分解的季节指数");

    private final Text text;

    OutlookMethod(String en, String zh) {
        text = new Text(en, zh);
    }

    static OutlookMethod of(ForecastMethod method) {
        return valueOf(method.name());
    }

    Text text() {
        return text;
    }
}
