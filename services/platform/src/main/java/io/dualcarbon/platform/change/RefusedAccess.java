package io.dualcarbon.platform.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the audit log tells of refused accesses of one caller to one operation.
 *
 * @param tenant what the token said, if no tenant of that name may be told of it
 * @param count how many there were, from {@code since} until the entry
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefusedAccess(
        String problem,
        @Nullable String tenant,
        long count,
        @Nullable Instant since) {}
