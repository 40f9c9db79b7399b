package io.dualcarbon.platform.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        description = "A change in the JSON format of CloudEvents 1.0",
        requiredProperties = {"specversion", "id", "source", "type", "subject", "time", "tenantid"})
public record CloudEvent(
        @Schema(description = "Version of CloudEvents", examples = "1.0")
        String specversion,

        @Schema(description = "Id of the event: whoever gets it twice knows it again")
        UUID id,

        @Schema(description = "The API whose record changed", examples = "/api/assets/v1")
        String source,

        @Schema(
                description = "Service, kind of record, and what happened to it",
                examples = "io.dualcarbon.assets.building.created")
        String type,

        @Schema(description = "Id of what changed", examples = "0c4f2a6e-1b7d-4e59-9a3c-5d8e7f102b34")
        String subject,

        @Schema(description = "When it was changed") Instant time,

        @Schema(description = "The tenant whose record it is", examples = "changning")
        String tenantid,

        @Schema(description = "The resource after the change", implementation = Object.class)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        JsonNode data) {}
