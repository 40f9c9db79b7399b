package io.dualcarbon.energy.export;

/** A column of an exported table. */
record Column(String name, ColumnType type) {}
