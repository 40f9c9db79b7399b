package io.dualcarbon.assets.meter;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum MeterProblem implements ProblemType {
    UNIT_NOT_FOR_CARRIER(
            400,
            "Unit does not fit the carrier",
            "单位与能源品种不符",
            "%2$s is metered in %3$s, not in %1$s",
            "%2$s 的计量单位为 %3$s，而不是 %1$s"),
    VOLUME_REFERENCE_NOT_FOR_CARRIER(
            400,
            "Condition of volumes not for the carrier",
            "体积参比条件与能源品种不符",
            "Only a meter of NATURAL_GAS has a volumeReference, not one of %s",
            "只有计量 NATURAL_GAS 的计量表才有 volumeReference，计量 %s 的没有"),
    INTERVAL_NOT_FOR_READING(
            400,
            "Interval does not fit the reading",
            "采集间隔与抄表方式不符",
            "An INTERVAL meter needs intervalMinutes of 5, 10, 15, 30 or 60, a REGISTER meter may have them; a BILLED"
                    + " or VIRTUAL meter has none",
            "INTERVAL 计量表的 intervalMinutes 须为 5、10、15、30 或 60，REGISTER 计量表可以给出；BILLED 与 VIRTUAL 计量表不得给出"),
    FORMULA_NOT_FOR_READING(
            400,
            "Formula does not fit the reading",
            "公式与抄表方式不符",
            "A VIRTUAL meter needs terms; any other meter has none",
            "VIRTUAL 计量表须给出 terms；其他计量表不得给出"),
    TERM_REPEATED(
            400, "Meter twice in a formula", "公式中计量表重复", "The meter %s is in the formula twice", "计量表 %s 在公式中出现两次"),
    TERM_NOT_MEASURED(
            409,
            "Formula over another kind of meter",
            "公式中的计量表不符",
            "The formula of %s takes meters of %s that are not VIRTUAL themselves; %s is none",
            "%s 的公式只能使用计量 %s 且自身不是 VIRTUAL 的计量表；%s 不符"),
    END_USE_WITHOUT_PARENT(
            400,
            "End use needs a parent meter",
            "分项需要上级计量表",
            "An end use is measured below another meter: give parentId too",
            "分项在上级计量表之下计量：请同时给出 parentId"),
    METER_BASIS_FIXED(
            409,
            "Readings rest on it",
            "读数以此为依据",
            "The %2$s of the meter %1$s cannot be changed: readings rest on it",
            "计量表 %1$s 的 %2$s 不可更改：读数以此为依据"),
    PARENT_CARRIER_DIFFERS(
            409,
            "Parent meter has another carrier",
            "上级计量表的能源品种不同",
            "The meter %s measures %s, its parent must too",
            "计量表 %s 计量 %s，其上级计量表也必须如此"),
    EXTERNAL_ID_TAKEN(
            409,
            "External id already taken",
            "外部编号已被占用",
            "The external id %s belongs to another meter",
            "外部编号 %s 已属于另一计量表");

    private final Refusal refusal;

    MeterProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
