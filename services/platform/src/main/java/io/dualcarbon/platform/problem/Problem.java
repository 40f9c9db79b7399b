package io.dualcarbon.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
        List<Violation> violations,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "How many more fields were refused than violations lists")
        @Nullable
        Integer moreViolations) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Whoever sent a thousand wrong rows learns from the first of them. */
    public static final int MOST_VIOLATIONS = 100;

    /** What an address is cut to: whoever sent a longer one knows the rest. */
    private static final int LONGEST_INSTANCE = 200;

    static Problem of(ProblemType type, Locale locale, String detail, String path, List<Violation> violations) {
        var more = violations.size() - MOST_VIOLATIONS;
        return new Problem(
                type.urn(),
                type.refusal().title().in(locale),
                type.refusal().status(),
                detail,
                path.substring(0, Math.min(path.length(), LONGEST_INSTANCE)),
                Span.current().getSpanContext().getTraceId(),
                more > 0 ? List.copyOf(violations.subList(0, MOST_VIOLATIONS)) : violations,
                more > 0 ? more : null);
    }
}
