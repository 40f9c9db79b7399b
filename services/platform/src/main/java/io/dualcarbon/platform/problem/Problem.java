package io.dualcarbon.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of every error (RFC 9457, application/problem+json). */
public record Problem(
        @Schema(description = "Stable name of the problem", examples = "urn:dualcarbon:problem:not-found")
        String type,

        @Schema(description = "Short, the same for every occurrence, in the language asked for")
        String title,

        int status,

        @Schema(description = "This occurrence, for people, in the language asked for")
        String detail,

        @Schema(description = "Path of the request that was refused")
        String instance,

        @Schema(description = "Name under which the operator finds the request in the logs")
        String traceId,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Schema(description = "The fields that were refused")
        List<Violation> violations) {
    public static final String MEDIA_TYPE = "application/problem+json";
}
