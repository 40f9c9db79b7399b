package io.dualcarbon.platform.tenancy;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What each role may do, in one place. Operations ask for scopes ({@code assets:read}) only; people get them through
 * their role, partners hold them directly.
 */
@ApplicationScoped
public class Rights implements SecurityIdentityAugmentor {
    private static final List<String> READ = List.of("assets:read", "readings:read", "carbon:read", "finance:read");

    /** What those do who answer for the energy data of a place; a partner sends readings only. */
    private static final List<String> STEWARDSHIP =
            List.of("bills:write", "meters:write", "baselines:write", "tickets:write", "stations:write", "codes:write");

    /** The scopes that come with the roles in a token. A role not named here brings none. */
    public static Set<String> scopesOf(Set<String> roles) {
        var scopes = new TreeSet<String>();
        for (var role : roles) {
            switch (role) {
                case "viewer", "reporter", "verifier" -> scopes.addAll(READ);
                case "steward" -> {
                    scopes.addAll(READ);
                    scopes.addAll(STEWARDSHIP);
                    scopes.add("gap-fills:approve");
                }
                case "financier" -> {
                    scopes.addAll(READ);
                    scopes.add("finance:write");
                }
                case "analyst" -> {
                    scopes.addAll(READ);
                    scopes.addAll(STEWARDSHIP);
                    scopes.addAll(List.of("readings:write", "finance:write"));
                }
                case "tenant-admin" -> {
                    scopes.addAll(READ);
                    scopes.addAll(STEWARDSHIP);
                    scopes.addAll(List.of(
                            "readings:write",
                            "readings:restate",
                            "uploads:all",
                            "gap-fills:approve",
                            "months:close",
                            "quality:configure",
                            "finance:write",
                            "assets:write",
                            "audit:read"));
                }
                case "platform-admin" ->
                    scopes.addAll(List.of("tenants:read", "tenants:write", "audit:read", "metrics:read"));
                default -> {} // the scopes of a partner or a service are roles of their own
            }
        }
        return scopes;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        var augmented = QuarkusSecurityIdentity.builder(identity).addRoles(scopesOf(identity.getRoles()));
        return Uni.createFrom().item(augmented.build());
    }
}
