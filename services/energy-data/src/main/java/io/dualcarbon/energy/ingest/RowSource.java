package io.dualcarbon.energy.ingest;

import java.util.List;

/** A body that is read row by row, never as a whole. */
public interface RowSource<R> {
    /** The next rows; none at the end. */
    List<R> next();
}
