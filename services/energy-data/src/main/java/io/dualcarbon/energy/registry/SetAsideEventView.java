package io.dualcarbon.energy.registry;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event of the registry that could not be applied. */
@Schema(description = "An event of the asset registry that could not be applied; others of its record may wait for it")
record SetAsideEventView(
        @Schema(description = "Of the event in the registry's change feed")
        String id,

        @Schema(description = "Type of the event", examples = "io.dualcarbon.assets.meter.created")
        String type,

        @Schema(description = "Id of the record") String subject,
        @Schema(description = "Why it could not be applied") String reason,
        Instant setAsideAt) {}
