package io.dualcarbon.platform.change;

import io.dualcarbon.platform.change.RefusedAccesses.Attempt;
import io.dualcarbon.platform.problem.Problem;
import io.dualcarbon.platform.tenancy.Caller;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/** Sees which answers refuse a caller who is known: by rights, or because the time of the token is over. */
class RefusalFilter {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final RefusedAccesses refusals;
    private final Caller caller;

    RefusalFilter(RefusedAccesses refusals, Caller caller) {
        this.refusals = refusals;
        this.caller = caller;
    }

    @ServerResponseFilter
    void note(ContainerResponseContext answer, @Nullable SimpleResourceInfo resource, @Nullable Throwable failure) {
        if (resource == null || !(answer.getEntity() instanceof Problem problem)) {
            return;
        }
        var attempt = switch (answer.getStatus()) {
            case FORBIDDEN ->
                Optional.of(new Attempt(caller.tenant().orElse(null), caller.name(), resource.getMethodName()));
            case UNAUTHORIZED ->
                formerly(failure)
                        .map(claims -> new Attempt(
                                claims.getClaimValueAsString("tenant"),
                                claims.getClaimValueAsString("preferred_username"),
                                resource.getMethodName()));
            default -> Optional.<Attempt>empty();
        };
        attempt.ifPresent(known -> refusals.note(known, problem.type(), caller.address(), caller.requestId()));
    }

    /** What an expired token says: its signature was found to be good before its time was looked at. */
    private static Optional<JwtClaims> formerly(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException token && token.hasExpired()) {
                return Optional.of(token.getJwtContext().getJwtClaims())
                        .filter(claims -> claims.hasClaim("preferred_username"));
            }
        }
        return Optional.empty();
    }
}
