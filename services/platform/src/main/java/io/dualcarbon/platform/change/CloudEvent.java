package io.dualcarbon.platform.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change in the JSON format of CloudEvents 1.0. */
@Schema(requiredProperties = {"specversion", "id", "source", "type", "subject", "time", "tenantid"})
public record CloudEvent(
        @Schema(examples = "1.0") String specversion,
        UUID id,

        @Schema(examples = "/api/assets/v1") String source,

        @Schema(examples = "io.dualcarbon.assets.building.created")
        String type,

        @Schema(description = "Id of what changed", examples = "0c4f2a6e-1b7d-4e59-9a3c-5d8e7f102b34")
        String subject,

        Instant time,
        @Schema(examples = "changning") String tenantid,

        @Schema(description = "The resource after the change", implementation = Object.class)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        JsonNode data) {}
