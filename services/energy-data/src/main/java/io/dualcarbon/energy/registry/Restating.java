package io.dualcarbon.energy.registry;

import io.dualcarbon.platform.change.CloudEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a change of the registry was made by somebody who may restate closed months, and why. */
record Restating(UUID eventId, String actor, String reason) {
    static @Nullable Restating of(CloudEvent event) {
        var data = event.data();
        if (data == null || !data.hasNonNull("restatement")) {
            return null;
        }
        var said = data.path("restatement");
        return new Restating(
                event.id(), said.path("actor").asText(), said.path("reason").asText());
    }
}
