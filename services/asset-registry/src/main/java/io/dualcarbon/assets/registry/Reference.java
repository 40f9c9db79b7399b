package io.dualcarbon.assets.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a request that may refer to another record.
 *
 * @param id null if the request refers to nothing there
 * @param field the path of the place, as the client sent it
 */
public record Reference(RecordKind kind, @Nullable UUID id, String field) {}
