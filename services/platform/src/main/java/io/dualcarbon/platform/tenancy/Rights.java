package io.dualcarbon.platform.tenancy;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
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

    /** What each scope lets its holder do, in the words of the contracts. */
    public static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("assets:read", "Read areas, organizations, buildings, meters and installations"),
            Map.entry("assets:write", "Register, change and retire them"),
            Map.entry("audit:read", "Read the audit log"),
            Map.entry("baselines:write", "Fit, adjust and retire baselines"),
            Map.entry("bills:write", "Send and correct bills"),
            Map.entry("carbon:read", "Read factors, emissions and outlooks"),
            Map.entry("codes:write", "Set the ministry's codes of buildings"),
            Map.entry("finance:read", "Read projects and their impact"),
            Map.entry("finance:write", "Enter and change projects"),
            Map.entry("gap-fills:approve", "Decide on values that fill gaps"),
            Map.entry("meters:write", "Record what happened to registers"),
            Map.entry("metrics:read", "Read the measurements of a service itself"),
            Map.entry("months:close", "Close months"),
            Map.entry("quality:configure", "Set the thresholds of quality rules"),
            Map.entry("readings:read", "Read readings, consumption and quality"),
            Map.entry("readings:restate", "Change readings of closed months"),
            Map.entry("readings:write", "Send readings"),
            Map.entry("stations:write", "Name weather stations and send their weather"),
            Map.entry("tenants:read", "Read tenants"),
            Map.entry("tenants:write", "Register, change, suspend and retire tenants"),
            Map.entry("tickets:write", "Work on quality tickets"),
            Map.entry("uploads:all", "See the uploads of others"));

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
