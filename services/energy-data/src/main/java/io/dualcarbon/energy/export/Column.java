package io.dualcarbon.energy.export;

/** A column of an exported table. */
record Column(String name, Type type) {
    enum Type {
        TEXT,
        /** A {@code Double}. */
        NUMBER,
        /** An {@code OffsetDateTime}. */
        TIME
    }
}
