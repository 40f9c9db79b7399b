package io.dualcarbon.platform.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        description =
                "A change of one record: who changed what, when, from where, before and after. Or accesses that were"
                        + " refused (`access.refused`): `subject` is the operation, `after` the `problem` and how many (`count`)"
                        + " there were, of more than one since when (`since`)",
        requiredProperties = {"id", "at", "actor", "type", "subject"})
public record AuditEntry(
        @Schema(description = "Id of the entry; the event of the change feed has the same")
        UUID id,

        @Schema(description = "When it was changed or refused")
        Instant at,

        @Schema(description = "Account of the person or partner", examples = "planner@changning")
        String actor,

        @Schema(description = "Address the request came from; left out for background work", examples = "203.0.113.7")
        Optional<String> address,

        @Schema(
                description = "What the caller sent as X-Request-Id; left out if nothing was sent",
                examples = "7d2f6c1e9b3a4f50")
        Optional<String> requestId,

        @Schema(description = "Kind of record, and what happened to it", examples = "baseline.created")
        String type,

        @Schema(
                description = "Id of what changed; the operation that was refused",
                examples = "0c4f2a6e-1b7d-4e59-9a3c-5d8e7f102b34")
        String subject,

        @Schema(description = "The record before; null if it was created", implementation = Object.class) @Nullable
        JsonNode before,

        @Schema(description = "The record after; null if it was deleted", implementation = Object.class) @Nullable
        JsonNode after) {}
