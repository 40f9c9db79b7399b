package io.dualcarbon.energy.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body that is read row by row, never as a whole. */
public interface RowSource<R> {
    /** The next rows; none at the end. */
    List<R> next();

    /** A row as it was sent. Asked for only of the rows that {@link #next} gave last. */
    @Nullable
    String text(int number);
}
