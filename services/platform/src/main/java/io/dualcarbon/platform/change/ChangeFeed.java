package io.dualcarbon.platform.change;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description = "Changes in commit order, and where to go on",
        requiredProperties = {"events", "cursor"})
public record ChangeFeed(
        @Schema(description = "At most `limit`, the oldest first; empty if nothing has changed since")
        List<CloudEvent> events,

        @Schema(description = "Send it as `after` to go on from here", examples = "OTgyMTc6MA")
        String cursor) {}
