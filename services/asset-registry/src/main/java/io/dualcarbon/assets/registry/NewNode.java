package io.dualcarbon.assets.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record that may lie in another of its kind. */
public interface NewNode extends NewRecord {
    @Nullable
    UUID parentId();
}
