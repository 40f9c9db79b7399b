package io.dualcarbon.platform.change;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Changes in commit order, and where to go on. */
@Schema(requiredProperties = {"events", "cursor"})
public record ChangeFeed(
        List<CloudEvent> events,

        @Schema(description = "Send it as `after` to go on from here", examples = "OTgyMTc6MA")
        String cursor) {}
