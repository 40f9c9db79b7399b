package io.dualcarbon.gateway.signin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A token whose signature, issuer, audience and lifetime have been checked. */
public record AccessToken(String raw, JsonObject claims) {
    static AccessToken checked(String raw) {
        var payload = Base64.getUrlDecoder().decode(raw.split("\\.", -1)[1]);
        return new AccessToken(raw, new JsonObject(new String(payload, StandardCharsets.UTF_8)));
    }

    String subject() {
        return claims.getString("sub");
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
