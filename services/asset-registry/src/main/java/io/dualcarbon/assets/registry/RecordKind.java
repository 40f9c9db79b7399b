package io.dualcarbon.assets.registry;

import java.util.Locale;

/** What the registry keeps. A constant's name makes the type of its events: {@code PV_PLANT} gives {@code pv-plant}. */
public enum RecordKind {
    TENANT("tenant", "租户"),
    AREA("area", "区域"),
    ORGANIZATION("organization", "单位"),
    ALLIANCE("alliance", "联盟"),
    BUILDING("building", "建筑"),
    METER("meter", "计量表"),
    PV_PLANT("PV plant", "光伏电站"),
    CHARGING_STATION("charging station", "充电站");

    private final String noun;
    private final String nounZh;

    RecordKind(String noun, String nounZh) {
        this.noun = noun;
        this.nounZh = nounZh;
    }

    /** For instance {@code building.created}. */
    public String event(String verb) {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + verb;
    }

    String noun() {
        return noun;
    }

    String nounZh() {
        return nounZh;
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    String entity() {
        var words = new StringBuilder();
        for (var word : name().split("_")) {
            words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }
}
