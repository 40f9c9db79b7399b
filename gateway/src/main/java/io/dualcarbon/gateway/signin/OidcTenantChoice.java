package io.dualcarbon.gateway.signin;

import io.quarkus.oidc.TenantResolver;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Sign-in and sign-out are the browser's; anywhere else the credential decides. */
@ApplicationScoped
class OidcTenantChoice implements TenantResolver {
    @Override
    public String resolve(RoutingContext ctx) {
        return switch (ctx.normalizedPath()) {
            case SignInRoutes.LOGIN, SignInRoutes.LOGOUT -> Credential.SESSION.oidcTenant();
            default -> Credential.of(ctx.request()).oidcTenant();
        };
    }
}
