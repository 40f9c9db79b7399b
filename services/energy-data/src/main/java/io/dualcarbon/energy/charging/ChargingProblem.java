package io.dualcarbon.energy.charging;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum ChargingProblem implements ProblemType {
    CHARGING_STATION_NOT_FOUND(404, "Charging station not found", "充电站不存在", "No charging station %s", "没有充电站 %s"),
    CHARGING_SESSION_NOT_FOUND(
            404, "Charging session not found", "充电会话不存在", "The station %s has no session %s", "充电站 %s 没有会话 %s"),
    CHARGING_MONTH_CLOSED(
            409,
            "Month closed",
            "月份已关账",
            "That would change %s, which is closed: its figures stand unless who may restate gives a reason",
            "此操作会更改已关账的 %s；除非具备重述权限者说明原因，其数据不再更改"),
    CHARGING_STATION_NOT_NAMED(
            422,
            "Charging station not named",
            "未指明充电站",
            "Name the station by exactly one of stationId and stationCode",
            "请用 stationId、stationCode 中的一个指明充电站"),
    CHARGING_STATION_UNKNOWN(422, "Charging station unknown", "未知的充电站", "No charging station %s", "没有充电站 %s"),
    SESSION_TEXT_INVALID(
            422,
            "Name of a session not valid",
            "充电会话标识无效",
            "%s must have 1 to %s printable characters",
            "%s 须为 1 至 %s 个可见字符"),
    SESSION_TIME_INVALID(
            422,
            "Time of a session not valid",
            "充电会话时间无效",
            "A session ends after it starts, and within 7 days",
            "充电会话须在开始后 7 天内结束");

    private final Refusal refusal;

    ChargingProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
