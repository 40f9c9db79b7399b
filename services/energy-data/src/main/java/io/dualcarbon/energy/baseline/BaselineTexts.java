package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.engine.DegreeDayModel;
import io.dualcarbon.energy.baseline.engine.Detection;
import io.dualcarbon.energy.baseline.engine.Model;
import io.dualcarbon.energy.baseline.engine.Uncertainty;
import io.dualcarbon.platform.problem.Text;

/** What is said of the methods, for people. Formulas read the same in both languages. */
final class BaselineTexts {
    static final Text BY_DEGREE_DAYS = new Text(
            "IPMVP option C. Consumption per day on heating and cooling degree days per day (daily means), least squares"
                    + " weighted by days, coefficients not below 0, balance points th <= tc from 8 to 22 degrees by"
                    + " 0.5; of 1P, 3P-H, 3P-C and 5P the one with the lowest BIC. Only intervals of which consumption"
                    + " and weather are known. Whether anything else changed inside the window cannot be seen in the"
                    + " data.",
            "IPMVP 方案 C。以日均用量对日均供暖度日与供冷度日（按日平均温度）回归，最小二乘法按天数加权，系数不小于 0，平衡点 th <= tc，取值 8 至"
                    + " 22 摄氏度，步长 0.5；在 1P、3P-H、3P-C、5P 中取 BIC 最低者。仅使用用量与气象均已知的区间。基线期内是否另有变化无法从数据中看出。");

    static final Text BY_ASSUMED_BALANCE = new Text(
            "IPMVP option C. Consumption per day on heating and cooling degree days per day (daily means) at the balance"
                    + " points that were given, which are taken as true; least squares weighted by days, coefficients"
                    + " not below 0; of 1P and what the points allow of 3P-H, 3P-C and 5P the one with the lowest BIC."
                    + " Only intervals of which consumption and weather are known. Whether anything else changed"
                    + " inside the window cannot be seen in the data.",
            "IPMVP 方案 C。以日均用量对给定平衡点下的日均供暖度日与供冷度日（按日平均温度）回归，平衡点按给定值视为真实；最小二乘法按天数加权，系数不小于"
                    + " 0；在 1P 及平衡点所允许的 3P-H、3P-C、5P 中取 BIC 最低者。仅使用用量与气象均已知的区间。基线期内是否另有变化无法从数据中看出。");

    static final Text BY_HOUR = new Text(
            "IPMVP option C. A level for each of the 168 hours of the week and a temperature curve of straight pieces of"
                    + " 5 kelvins, least squares. Heating and cooling are what the curve has above its lowest point."
                    + " Only hours of which consumption and weather are known. Whether anything else changed inside"
                    + " the window cannot be seen in the data.",
            "IPMVP 方案 C。一周 168 个小时各有一个水平值，另加以 5 开为一段的分段线性温度曲线，最小二乘法。曲线高于其最低点的部分为供暖与供冷。"
                    + "仅使用用量与气象均已知的小时。基线期内是否另有变化无法从数据中看出。");

    static final Text EQUATION_BY_DAY = new Text("%s for each day, T its mean temperature", "%s，逐日计算，T 为当日平均温度");

    static final Text EQUATION_BY_HOUR = new Text(
            "E = level(hour of the week) + curve(T) for each hour; curve: slope0*T up to knot1, from each knot on the"
                    + " slope of its number",
            "E = level(一周中的小时) + curve(T)，逐小时计算；curve：knot1 以下为 slope0*T，其后每过一个 knot 改用同序号的 slope");

    static final Text AVOIDED = new Text(
            "IPMVP option C, avoided energy: sum(model(reporting weather) + recorded adjustments - measured), over the"
                    + " days or hours of which consumption and weather are known.",
            "IPMVP 方案 C，避免的能耗：sum(模型(报告期气象) + 已登记的非常规调整 - 实测)，仅计入用量与气象均已知的日或小时。");

    static final Text UNCERTAINTY = new Text(
            "dF/F = t * " + Uncertainty.FACTOR
                    + " * CV(RMSE) * sqrt((n/n') * (1 + 2/n') / m) / F, n' = n * (1 - rho) / (1 + rho), rho not below 0,"
                    + " F = avoided / predicted; the factor " + Uncertainty.FACTOR
                    + " is not verified; recorded adjustments are taken as exact",
            "dF/F = t * " + Uncertainty.FACTOR
                    + " * CV(RMSE) * sqrt((n/n') * (1 + 2/n') / m) / F，n' = n * (1 - rho) / (1 + rho)，rho 不小于 0，F = 避免量 /"
                    + " 预测量；系数 " + Uncertainty.FACTOR + " 未经核实；已登记的调整按准确值处理");

    static final Text NORMALISED = new Text(
            "IPMVP option C, normalised savings: sum(model_baseline(typical year) - model_reporting(typical year)). The"
                    + " reporting period's model is found as the baseline's was, of what was measured less the recorded"
                    + " adjustments. It needs whole years, 90 % of which are known.",
            "IPMVP 方案 C，归一化节能量：sum(基线模型(典型年) - 报告期模型(典型年))。报告期模型按基线的方法拟合，所用数据为实测减去已登记的调整；" + "须为整年，且 90 % 已知。");

    static final Text TYPICAL_YEAR = new Text(
            "The mean over these years of what a model expects in each one's weather; temperatures themselves are not"
                    + " averaged, which would lose degree days. Whole calendar years of the station, the latest ten at"
                    + " most; a published typical year that was sent as a station's only year is used as it is. An hour"
                    + " that is missing has the mean of its day.",
            "取模型在所列各年气象下预期值的平均；不对温度本身求平均，以免损失度日。使用该气象站完整的日历年，最多为最近十年；" + "若某站仅存有一个已发布的典型年，则直接采用。缺失的小时取当日平均值。");

    static final Text ANOMALIES = new Text(
            "Residual r = measured - predicted. Alarm: |z| > " + Detection.ALARM_Z + " in " + Detection.ALARM_INTERVALS
                    + " intervals in a row, z = " + Detection.NORMAL
                    + " * (r - median) / MAD with the baseline's median and median absolute deviation. Drift: CUSUM with"
                    + " k = " + Detection.SLACK + " s and h = " + Detection.THRESHOLD
                    + " s, s the baseline's standard error (hours are summed to days), from where the sum last left"
                    + " zero.",
            "残差 r = 实测 - 预测。报警：连续 " + Detection.ALARM_INTERVALS + " 个区间 |z| > " + Detection.ALARM_Z + "，z = "
                    + Detection.NORMAL + " * (r - 中位数) / MAD，取基线的中位数与绝对中位差。漂移：CUSUM，k = " + Detection.SLACK
                    + " s，h = " + Detection.THRESHOLD + " s，s 为基线的标准误差（小时先合计为日），自累计和最后一次离开零点起。");

    private BaselineTexts() {}

    static Text method(Model model) {
        if (model instanceof DegreeDayModel degreeDays) {
            return degreeDays.assumed() == null ? BY_DEGREE_DAYS : BY_ASSUMED_BALANCE;
        }
        return BY_HOUR;
    }
}
