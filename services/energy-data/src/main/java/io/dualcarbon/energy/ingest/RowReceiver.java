package io.dualcarbon.energy.ingest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in rows of one kind, from whoever sends them and from the rows that were refused before. */
public interface RowReceiver {
    UploadKind kind();

    /**
     * Takes them in, and answers when they are committed.
     *
     * @param resubmits the upload that refused the rows; null if they are sent for the first time
     */
    UploadView receive(Body body, UploadOptions options, @Nullable UUID resubmits);
}
