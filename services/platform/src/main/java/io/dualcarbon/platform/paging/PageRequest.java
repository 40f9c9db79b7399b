package io.dualcarbon.platform.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which page of a list. */
public record PageRequest(
        @Parameter(description = "How many items at most") @RestQuery @DefaultValue("50") @Min(1) @Max(500)
        int limit,

        @Parameter(description = "nextCursor of the page before", example = "QjAy") @RestQuery
        Optional<String> cursor) {

    /** The key of the last row seen; before every key if this is the first page. */
    public String after() {
        return cursor.map(Cursor::decode).orElse("");
    }
}
