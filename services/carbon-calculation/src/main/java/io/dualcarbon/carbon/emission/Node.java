package io.dualcarbon.carbon.emission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place or party that emits. */
public record Node(NodeKind kind, UUID id) {
    @Nullable
    UUID idIf(NodeKind wanted) {
        return kind == wanted ? id : null;
    }

    public NodeView view() {
        return new NodeView(kind, id);
    }
}
