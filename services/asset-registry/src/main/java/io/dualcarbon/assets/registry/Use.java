package io.dualcarbon.assets.registry;

/**
 * How records of one kind use a record of another, which must not be retired as long as they live.
 *
 * @param condition in SQL, with {@code :id} for the record that is used, and {@code :today} where it matters
 */
public record Use(RecordKind by, String condition) {}
