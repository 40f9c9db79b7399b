package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Every threshold stands here, with where it is known from; tenants may set some of them anew ({@link Thresholds}). */
@Schema(
        description = "What is held against readings; GET /quality/rules says what each rule means and from"
                + " where on it finds something")
public enum Rule {
    GAP(
            "Values of days between others are missing; of a register, reads that were due between others",
            "有数据的日期之间缺少数值；累计表则为两次抄表之间应抄而未抄",
            "1 value; 1 read at the interval of the register, or at the median of its last 12 gaps, half of which it may"
                    + " be late",
            "own definition"),
    SILENT(
            "Nothing has come since, or ever since the meter was registered",
            "此后没有收到数据，或自登记以来从未收到数据",
            "2 whole days after the last day with values, so that who sends once a day is never silent; 62 days for a"
                    + " billed meter; twice the rhythm of a register, at least 2 days, and 62 if it is not known",
            "own definition"),
    STUCK(
            "The same value for a long time: zero on a meter that is not seasonal, or any other value; the same reading"
                    + " of a register that is not seasonal",
            "长时间数值不变：非季节性计量表持续为零，或持续为同一非零值；非季节性累计表读数不变",
            "24 h",
            "own definition"),
    SPIKE(
            "An hour far above the same hour of days of its kind, working days or days off, in the four weeks before; where a"
                    + " weather station of the tenant knows the temperatures, above those of about its temperature."
                    + " Holidays are days off, as the State Council announces them (Chinese time zones, 2023 to 2026)",
            "某小时远高于前四周同类日（工作日或休息日）的同一小时；租户有气象站时，与其中气温相近的小时比较。" + "法定节假日按休息日计，调休上班日按工作日计（依国务院办公厅 2023—2026 年通知，适用于中国时区）",
            "robust z of 5, with at least 6 hours to compare with and a spread of at least 5 % of their median and 2 % of"
                    + " the largest hour of such a day; with temperatures, with the nearer half of these hours, at least 6,"
                    + " and 30 % more of them for each kelvin that it was further from 18 Cel; or 1.2 times the greatest"
                    + " power of the meter where the registry knows it",
            "own definition"),
    NEGATIVE("A value below zero", "数值为负", "0", "own definition"),
    SUM_ABOVE_MAIN(
            "Sub-meters count more in a day than the meter above them; in a month where days were apportioned",
            "分表日合计大于总表；含分摊数据的月份按月比较",
            "5 %",
            "own definition"),
    REGISTER_DROP(
            "The dial of a register shows less than before and cannot have rolled over; nobody told of an exchange or a"
                    + " reset",
            "累计表读数小于上次读数，既不可能是翻转，也未登记换表或清零",
            "0",
            "own definition; what is plausible for a rollover: register-reads"),
    LATE(
            "A day was complete, or a register's read came, only long after its end, though the meter delivered in time before;"
                    + " history that is loaded when a meter is connected is not late",
            "某日数据或抄表读数在该日结束很久后才到齐（此前曾按时到达；接入时补传的历史数据不算迟到）",
            "24 h after the end of the day",
            "own definition");

    static final int CONTEXT_DAYS = 28;
    static final int SPIKE_LEAST_REFERENCE = 6;
    static final double SPIKE_LEAST_SPREAD = 0.05;
    static final double SPIKE_LEAST_SPREAD_OF_LARGEST = 0.02;
    static final double SPIKE_POWER = 1.2;
    /** Where nothing needs to be heated or cooled. */
    static final double SPIKE_MILD_C = 18;
    /** How much more heating or cooling may take for each kelvin: what it takes differs between two days of the season. */
    static final double SPIKE_SHARE_PER_KELVIN = 0.3;

    static final int SILENT_BILLED_DAYS = 62;
    static final int SILENT_RHYTHMS = 2;

    private final String meaning;
    private final String meaningZh;
    private final String threshold;
    private final String source;

    Rule(String meaning, String meaningZh, String threshold, String source) {
        this.meaning = meaning;
        this.meaningZh = meaningZh;
        this.threshold = threshold;
        this.source = source;
    }

    /** Own definition: what heats, cools, burns gas or feeds in may rest for weeks. */
    static boolean isSeasonal(OwingMeter meter) {
        return meter.carrier() == Carrier.HEAT
                || meter.carrier() == Carrier.COOLING
                || meter.carrier() == Carrier.NATURAL_GAS
                || meter.direction() == Direction.EXPORT
                || (meter.endUse() != null && meter.endUse().startsWith("B"));
    }

    RuleView view() {
        return new RuleView(this, meaning, meaningZh, threshold, source);
    }
}
