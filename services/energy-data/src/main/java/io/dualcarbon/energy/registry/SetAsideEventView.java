package io.dualcarbon.energy.registry;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event of the registry that could not be applied. */
@Schema(description = "An event of the asset registry that could not be applied; others of its record may wait for it")
record SetAsideEventView(
        @Schema(
                description = "Of the event in the registry's change feed",
                examples = "5d1c7c8e-3f0b-4d7c-9a39-6a0b5f6c1f11")
        String id,

        @Schema(description = "Type of the event", examples = "io.dualcarbon.assets.meter.created")
        String type,

        @Schema(description = "Id of the record", examples = "0c4f2a6e-1b7d-4e59-9a3c-5d8e7f102b34")
        String subject,

        @Schema(description = "Why it could not be applied", examples = "Words that are not known: carrier \"PLASMA\"")
        String reason,

        Instant setAsideAt) {}
