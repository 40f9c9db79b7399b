package io.dualcarbon.energy.export;

/** What the cells of a column hold. */
enum ColumnType {
    TEXT,
    /** A {@code Double}. */
    NUMBER,
    /** An {@code OffsetDateTime}. */
    TIME
}
