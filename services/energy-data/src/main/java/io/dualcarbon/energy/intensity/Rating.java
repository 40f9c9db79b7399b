package io.dualcarbon.energy.intensity;

/** How a building stands against a benchmark. */
public enum Rating {
    ADVANCED("先进"),
    COMPLIANT("达标"),
    OVER_LIMIT("超限");

    private final String label;

    Rating(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
