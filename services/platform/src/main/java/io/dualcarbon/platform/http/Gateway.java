package io.dualcarbon.platform.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The gateway says for whom it asks and under which id; it proves itself by a secret. Whoever reaches a service without it
 * says neither: he would write somebody else's address into the audit log.
 */
@ApplicationScoped
public class Gateway {
    /** Header with the secret that the gateway and the services share. */
    public static final String PROOF = "Dualcarbon-Gateway";

    private final byte[] secret;

    Gateway(@ConfigProperty(name = "dualcarbon.gateway.secret") String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** From where the caller came: as the gateway says, else whoever is connected. */
    public @Nullable String callerAddress(HttpServerRequest request) {
        return said(request, "X-Forwarded-For")
                .orElseGet(() -> request.remoteAddress().hostAddress());
    }

    public @Nullable String requestId(HttpServerRequest request) {
        return said(request, "X-Request-Id").orElse(null);
    }

    private Optional<String> said(HttpServerRequest request, String header) {
        var proof = request.getHeader(PROOF);
        return proof != null && MessageDigest.isEqual(secret, proof.getBytes(StandardCharsets.UTF_8))
                ? Optional.ofNullable(request.getHeader(header))
                : Optional.empty();
    }
}
