package io.dualcarbon.platform.http;

import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.problem.ProblemException;
import io.dualcarbon.platform.problem.ProblemWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * How long an address and headers may be. The server would refuse these, too, but with an empty body; so its own limits
 * lie higher.
 */
@Singleton
class HeadLimits {
    private static final int MOST_ADDRESS_BYTES = 8 << 10;
    private static final int MOST_HEADER_BYTES = 16 << 10;

    /** Before every other filter: no other is asked to read what cannot be read. */
    private static final int FIRST = 1_000;

    /** What stands between the name and the value of a header, and behind it. */
    private static final int AROUND_HEADER = 4;

    private final ProblemWriter problems;

    HeadLimits(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext http) {
        var refusal = refusal(http.request());
        if (refusal == null) {
            http.next();
        } else {
            problems.refuse(http, refusal);
        }
    }

    private static @Nullable ProblemException refusal(HttpServerRequest request) {
        if (request.uri().length() > MOST_ADDRESS_BYTES) {
            return CommonProblem.ADDRESS_TOO_LONG.because(MOST_ADDRESS_BYTES);
        }
        var headers = 0;
        for (var header : request.headers()) {
            headers += header.getKey().length() + header.getValue().length() + AROUND_HEADER;
        }
        return headers > MOST_HEADER_BYTES ? CommonProblem.HEADERS_TOO_LARGE.because(MOST_HEADER_BYTES) : null;
    }
}
