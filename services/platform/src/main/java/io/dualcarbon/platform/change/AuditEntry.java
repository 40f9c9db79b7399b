package io.dualcarbon.platform.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who changed what, when, from where, before and after. */
@Schema(requiredProperties = {"id", "at", "actor", "type", "subject"})
public record AuditEntry(
        UUID id,
        Instant at,
        @Schema(examples = "planner@changning") String actor,
        @Schema(examples = "203.0.113.7") Optional<String> address,
        @Schema(examples = "7d2f6c1e9b3a4f50") Optional<String> requestId,
        @Schema(examples = "baseline.created") String type,

        @Schema(examples = "0c4f2a6e-1b7d-4e59-9a3c-5d8e7f102b34")
        String subject,

        @Schema(implementation = Object.class) @Nullable JsonNode before,
        @Schema(implementation = Object.class) @Nullable JsonNode after) {}
