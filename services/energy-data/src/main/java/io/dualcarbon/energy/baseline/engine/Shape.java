package io.dualcarbon.energy.baseline.engine;

/** Which degree days a model has. */
public enum Shape {
    /** 1P: always the same. */
    CONSTANT("1P", 1, false, false),
    /** 3P-H: more the colder it is. */
    HEATING("3P-H", 3, true, false),
    /** 3P-C: more the warmer it is. */
    COOLING("3P-C", 3, false, true),
    /** 5P: both. */
    HEATING_AND_COOLING("5P", 5, true, true);

    private final String label;
    private final int parameterCount;
    private final boolean heats;
    private final boolean cools;

    Shape(String label, int parameterCount, boolean heats, boolean cools) {
        this.label = label;
        this.parameterCount = parameterCount;
        this.heats = heats;
        this.cools = cools;
    }

    public String label() {
        return label;
    }

    int parameterCount() {
        return parameterCount;
    }

    boolean heats() {
        return heats;
    }

    boolean cools() {
        return cools;
    }
}
