package io.dualcarbon.energy.weather;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum WeatherProblem implements ProblemType {
    WEATHER_STATION_NOT_FOUND(404, "Weather station not found", "气象站不存在", "No weather station %s", "没有气象站 %s"),
    WEATHER_STATION_CODE_TAKEN(
            409, "Weather station code taken", "气象站代码已被占用", "%s is in use in this tenant", "本租户已使用代码 %s"),
    WEATHER_STATION_OBSERVED(
            409,
            "Weather station observed",
            "气象站已有观测值",
            "Hours of weather are kept of %s: degree days, baselines and savings rest on them",
            "%s 已保存逐时气象数据，度日数、基线与节能量以其为依据"),
    WEATHER_STATION_STANDS_IN(
            409, "Weather station stands in", "气象站为替代站", "%s is the neighbour of %s", "%s 是 %s 的邻近气象站"),
    STATION_ITS_OWN_NEIGHBOUR(
            400, "A station's own neighbour", "与自身相邻", "A station cannot stand in for itself", "气象站不能替代自身"),
    STATION_NOT_NAMED(
            422,
            "Station not named",
            "未指明气象站",
            "Name the station by exactly one of stationId and stationCode",
            "请用 stationId、stationCode 中的一个指明气象站"),
    STATION_UNKNOWN(422, "Station unknown", "未知的气象站", "No weather station %s", "没有气象站 %s"),
    HOUR_NOT_WHOLE(422, "Not a whole hour", "不是整点", "No local hour starts at %s", "没有从 %s 开始的整点小时"),
    NOTHING_OBSERVED(
            422,
            "Nothing observed",
            "没有观测值",
            "Send temperatureC, irradiationWhM2 or both",
            "请提供 temperatureC、irradiationWhM2 或两者"),
    WEATHER_OUT_OF_RANGE(
            422, "Not weather of this planet", "气象值超出范围", "%s must lie between %s and %s", "%s 须在 %s 与 %s 之间");

    private final Refusal refusal;

    WeatherProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
