package io.dualcarbon.platform.http;

import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.problem.ProblemWriter;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Shows what the service measures to who may read it. Their address is none of the API's, so neither is its refusal. */
@ApplicationScoped
class MetricsGuard {
    private static final String RIGHT = "metrics:read";

    private final HttpAuthenticator authenticator;
    private final ProblemWriter problems;

    MetricsGuard(HttpAuthenticator authenticator, ProblemWriter problems) {
        this.authenticator = authenticator;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route("/q/metrics*").order(-1).handler(this::check);
    }

    private void check(RoutingContext request) {
        authenticator
                .attemptAuthentication(request)
                .subscribe()
                .with(identity -> check(request, identity), failure -> askForToken(request));
    }

    private void check(RoutingContext request, @Nullable SecurityIdentity caller) {
        if (caller == null || caller.isAnonymous()) {
            askForToken(request);
        } else if (caller.hasRole(RIGHT)) {
            request.next();
        } else {
            problems.refuse(request, CommonProblem.FORBIDDEN.because());
        }
    }

    private void askForToken(RoutingContext request) {
        request.response().putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.refuse(request, CommonProblem.NOT_AUTHENTICATED.because());
    }
}
