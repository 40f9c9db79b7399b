package io.dualcarbon.local.demo;

/** The four sub-metering items of electricity. */
enum EndUse {
    A("照明插座", "lighting and sockets", 0.6, 0.10, 0.05),
    B("空调", "air conditioning", 0, 0.06, 0.08),
    C("动力", "power", 0.2, 0.25, 0.12),
    D("特殊", "special", 0.2, 0.60, 0.06);

    private final String zh;
    private final String en;
    private final double shareOfBase;
    private final double idle;
    private final double spread;

    EndUse(String zh, String en, double shareOfBase, double idle, double spread) {
        this.zh = zh;
        this.en = en;
        this.shareOfBase = shareOfBase;
        this.idle = idle;
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

    /** What runs, between 0 and 1, in a building that is occupied by that share. */
    double running(double occupied) {
        return idle + (1 - idle) * occupied;
    }

    /** By how much one quarter of an hour differs from the next by chance. */
    double spread() {
        return spread;
    }
}
