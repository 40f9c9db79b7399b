package io.dualcarbon.local.demo;

import java.util.Set;

/** The four sub-metering items of electricity. */
enum EndUse {
    A("照明插座", "lighting and sockets", 0.6, 0.05),
    B("空调", "air conditioning", 0, 0.08),
    C("动力", "power", 0.2, 0.12),
    D("特殊", "special", 0.2, 0.06);

    /** Uses of buildings of which the special end use is the kitchen, not the server room. */
    private static final Set<String> WITH_KITCHENS =
            Set.of("HOTEL", "SHOPPING_MALL", "MIXED_USE", "HEALTHCARE", "EDUCATION");

    private final String zh;
    private final String en;
    private final double shareOfBase;
    private final double spread;

    EndUse(String zh, String en, double shareOfBase, double spread) {
        this.zh = zh;
        this.en = en;
        this.shareOfBase = shareOfBase;
        this.spread = spread;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    boolean followsWeather() {
        return this == B;
    }

    /** Its share of what a building uses whatever the weather. */
    double shareOfBase() {
        return shareOfBase;
    }

    Rhythm rhythm(String buildingUse) {
        return switch (this) {
            case A -> Rhythm.PRESENCE;
            case B -> Rhythm.CLIMATE;
            case C -> Rhythm.TRAFFIC;
            case D -> WITH_KITCHENS.contains(buildingUse) ? Rhythm.MEALS : Rhythm.STEADY;
        };
    }

    /** By how much one quarter of an hour differs from the next by chance. */
    double spread() {
        return spread;
    }
}
