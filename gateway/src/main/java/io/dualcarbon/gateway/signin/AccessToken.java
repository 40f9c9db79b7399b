package io.dualcarbon.gateway.signin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A token whose signature, issuer, audience and lifetime have been checked. What every request needs of it is made once.
 */
public record AccessToken(JsonObject claims, String subject, String tenant, CharSequence authorization) {
    static AccessToken checked(String raw) {
        var claims = claims(raw);
        return new AccessToken(
                claims,
                claims.getString("sub"),
                claims.getString("tenant", ""),
                HttpHeaders.createOptimized("Bearer " + raw));
    }

    static JsonObject claims(String raw) {
        var payload = Base64.getUrlDecoder().decode(raw.split("\\.", -1)[1]);
        return new JsonObject(new String(payload, StandardCharsets.UTF_8));
    }

    List<String> roles() {
        return claims.getJsonObject("realm_access", new JsonObject()).getJsonArray("roles", new JsonArray()).stream()
                .map(String::valueOf)
                .sorted()
                .toList();
    }

    Optional<String> claim(String name) {
        return Optional.ofNullable(claims.getString(name));
    }
}
