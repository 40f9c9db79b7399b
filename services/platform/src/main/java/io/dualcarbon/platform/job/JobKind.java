package io.dualcarbon.platform.job;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Work of one kind that a service does in the background. It may be begun again from its start, by another instance, and
 * works outside of any transaction: a piece of it takes one with {@link JobRun#inTransaction}.
 */
public interface JobKind {
    /** A word of the API, such as {@code EXPORT}. */
    String name();

    void run(JsonNode input, JobRun run) throws Exception;
}
