package io.dualcarbon.gateway.signin;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once tokens can be checked; stays so when Keycloak goes away later. */
@Readiness
class IssuerCheck implements HealthCheck {
    private final Issuer issuer;

    IssuerCheck(Issuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("keys of the issuer")
                .status(issuer.ready(Credential.TOKEN) && issuer.ready(Credential.SESSION))
                .build();
    }
}
