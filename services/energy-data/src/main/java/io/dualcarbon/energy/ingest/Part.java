package io.dualcarbon.energy.ingest;

import java.util.List;
import java.util.UUID;

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
}
