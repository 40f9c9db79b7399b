package io.dualcarbon.energy.baseline.engine;

/** Which degree days a model has. */
public enum Shape {
    /** 1P: always the same. */
    CONSTANT("1P", false, false),
    /** 3P-H: more the colder it is. */
    HEATING("3P-H", true, false),
    /** 3P-C: more the warmer it is. */
    COOLING("3P-C", false, true),
    /** 5P: both. */
    HEATING_AND_COOLING("5P", true, true);

    private final String label;
    private final boolean heats;
    private final boolean cools;

    Shape(String label, boolean heats, boolean cools) {
        this.label = label;
        this.heats = heats;
        this.cools = cools;
    }

    public String label() {
        return label;
    }

    /** The base and the slopes, and their balance points unless these are assumed. */
    int parameterCount(boolean balanceAssumed) {
        var slopes = (heats ? 1 : 0) + (cools ? 1 : 0);
        return 1 + slopes * (balanceAssumed ? 1 : 2);
    }

    boolean heats() {
        return heats;
    }

    boolean cools() {
        return cools;
    }
}
