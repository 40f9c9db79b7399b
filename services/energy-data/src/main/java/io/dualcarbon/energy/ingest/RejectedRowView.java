package io.dualcarbon.energy.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A row that was refused, as it was sent")
public record RejectedRowView(
        @Schema(description = "Its number in the body, from 1", examples = "17")
        int row,

        @Schema(description = "The meter as it names it", examples = "HQ-0001")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String meter,

        @Schema(
                description = "Stable name of the reason, as in the answer to the upload",
                examples = "urn:dualcarbon:problem:meter-unknown")
        String type,

        @Schema(description = "The reason for people, in the language asked for", examples = "No meter HQ-0001")
        String detail,

        @Schema(
                description = "The row as JSON; left out if it, or those before it, were too long to keep",
                examples = "{\"externalId\":\"HQ-0001\",\"start\":\"2025-01-01T00:00:00+08:00\",\"value\":1.25}")
        Optional<String> sent) {}
