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
        String actor,
        Optional<String> address,
        Optional<String> requestId,
        String type,
        String subject,
        @Schema(implementation = Object.class) @Nullable JsonNode before,
        @Schema(implementation = Object.class) @Nullable JsonNode after) {}
