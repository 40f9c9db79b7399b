package io.dualcarbon.platform.tenancy;

import io.dualcarbon.platform.http.Gateway;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who sent this request, as the signed token says. */
@RequestScoped
public class Caller {
    private static final Pattern TENANT_ID = Pattern.compile(Tenancy.ID);

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final Gateway gateway;

    Caller(SecurityIdentity identity, CurrentVertxRequest request, Gateway gateway) {
        this.identity = identity;
        this.request = request;
        this.gateway = gateway;
    }

    /**
     * The tenant of the token, if it names exactly one and by what can be the id of one. Several, a list of one or a
     * pattern are none: whoever is in two tenants must not be taken for a third.
     */
    public Optional<String> tenant() {
        return claim("tenant") instanceof String one && TENANT_ID.matcher(one).matches()
                ? Optional.of(one)
                : Optional.empty();
    }

    /** True for those who act for the platform as a whole: their token says nothing of a tenant, proper or not. */
    public boolean actsForPlatform() {
        return claim("tenant") == null && (identity.hasRole("platform-admin") || identity.hasRole("service"));
    }

    /** A partner reaches only what is linked to the platform that its token names; without a name, nothing. */
    public Reach reach() {
        if (!identity.hasRole("partner")) {
            return Reach.WHOLE;
        }
        return claim("platform") instanceof String name ? Reach.ofPlatform(name) : Reach.NOTHING;
    }

    public boolean may(String scope) {
        return identity.hasRole(scope);
    }

    /** A name for the audit log: the account, or the background work of the service itself. */
    public String name() {
        return identity.isAnonymous()
                ? "platform"
                : claim("preferred_username") instanceof String account
                        ? account
                        : identity.getPrincipal().getName();
    }

    public @Nullable String address() {
        var current = request.getCurrent();
        return current == null ? null : gateway.callerAddress(current.request());
    }

    public @Nullable String requestId() {
        var current = request.getCurrent();
        return current == null ? null : gateway.requestId(current.request());
    }

    private @Nullable Object claim(String name) {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(name) : null;
    }
}
