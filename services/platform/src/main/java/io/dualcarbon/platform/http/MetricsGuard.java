package io.dualcarbon.platform.http;

import io.dualcarbon.platform.change.RefusedAccesses;
import io.dualcarbon.platform.change.RefusedAccesses.Attempt;
import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.problem.ProblemWriter;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Shows what the service measures to who may read it. Their address is none of the API's, so neither is its refusal. */
@ApplicationScoped
class MetricsGuard {
    private static final String RIGHT = "metrics:read";

    private final HttpAuthenticator authenticator;
    private final ProblemWriter problems;
    private final RefusedAccesses refusals;
    private final Gateway gateway;

    MetricsGuard(HttpAuthenticator authenticator, ProblemWriter problems, RefusedAccesses refusals, Gateway gateway) {
        this.authenticator = authenticator;
        this.problems = problems;
        this.refusals = refusals;
        this.gateway = gateway;
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
        } else if (caller.hasRole(RIGHT) && isOfNoTenant(caller)) {
            request.next();
        } else {
            refuse(request, caller);
        }
    }

    private void refuse(RoutingContext request, SecurityIdentity caller) {
        var tenant = claim(caller, "tenant");
        var attempt = new Attempt(
                tenant == null ? null : tenant.toString(), caller.getPrincipal().getName(), "metrics");
        var problem = CommonProblem.FORBIDDEN.because();
        refusals.note(
                attempt,
                problem.type().urn(),
                gateway.callerAddress(request.request()),
                gateway.requestId(request.request()));
        problems.refuse(request, problem);
    }

    /** What is measured is of all tenants. */
    private static boolean isOfNoTenant(SecurityIdentity caller) {
        return claim(caller, "tenant") == null;
    }

    private static @Nullable Object claim(SecurityIdentity caller, String name) {
        return caller.getPrincipal() instanceof JsonWebToken token ? token.getClaim(name) : null;
    }

    private void askForToken(RoutingContext request) {
        request.response().putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.refuse(request, CommonProblem.NOT_AUTHENTICATED.because());
    }
}
