package io.dualcarbon.energy.consumption;

/** How the consumption of a node is told apart. The names are the words of the API. */
public enum GroupBy {
    node(true),
    building(false),
    meter(false),
    endUse(true);

    private final boolean small;

    GroupBy(boolean small) {
        this.small = small;
    }

    /** True if there are few groups, however large the node is. */
    boolean isSmall() {
        return small;
    }
}
