package io.dualcarbon.energy.ingest;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** As many rows of an upload as are stored at once: a body of any length needs the memory of one or two parts. */
public interface Part<R> {
    /** Judges the rows and keeps those that are right, outside of any transaction. */
    void take(List<R> rows, Outcome outcome);

    /** True if it is to be stored before more rows are read. */
    default boolean isFull() {
        return true;
    }

    /** True if it may be stored while the next rows are read; it must not refuse any row then. */
    default boolean isJudged() {
        return false;
    }

    /** Stores the rows in the transaction at work, and says which days that changed. */
    BlockStore.Changed store(UUID uploadId, Outcome outcome);

    /** Parts whose rows are judged beside what is stored, in the transaction that stores them. */
    static <R> Supplier<Part<R>> judgedWhileStored(Storing<R> storing) {
        return () -> new Part<>() {
            private List<R> rows = List.of();

            @Override
            public void take(List<R> someRows, Outcome outcome) {
                rows = someRows;
            }

            @Override
            public BlockStore.Changed store(UUID uploadId, Outcome outcome) {
                return storing.store(rows, uploadId, outcome);
            }
        };
    }

    /** Judges rows and stores those that are right, in the transaction at work. */
    @FunctionalInterface
    interface Storing<R> {
        BlockStore.Changed store(List<R> rows, UUID uploadId, Outcome outcome);
    }
}
