package io.dualcarbon.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.dualcarbon.local.demo.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** Access tokens of the demo people, each used until shortly before it expires. */
final class DemoTokens implements TokenSource {
    private static final long MARGIN_NANOS = 60_000_000_000L;

    private final URI endpoint;
    private final Secrets secrets;
    private final Map<String, Token> tokens = new HashMap<>();

    private record Token(String value, long useUntilNanos) {}

    DemoTokens(URI keycloak, Secrets secrets) {
        this.endpoint = URI.create(keycloak + "/realms/" + Keycloak.REALM + "/protocol/openid-connect/token");
        this.secrets = secrets;
    }

    @Override
    public synchronized String tokenOf(String name) {
        Token known = tokens.get(name);
        if (known == null || System.nanoTime() - known.useUntilNanos() > 0) {
            known = fetch(name);
            tokens.put(name, known);
        }
        return known.value();
    }

    private Token fetch(String name) {
        if (!DemoPeople.names().contains(name)) {
            throw new Failure("Nobody is called " + name + "; there are " + String.join(", ", DemoPeople.names()));
        }
        Map<String, String> grant = name.equals(DemoPeople.PARTNER)
                ? Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        name,
                        "client_secret",
                        DemoPeople.partnerSecret(secrets))
                : Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        DemoPeople.TOKEN_CLIENT,
                        "username",
                        name,
                        "password",
                        DemoPeople.password(secrets));
        HttpResponse<String> answer;
        try {
            answer = Http.send(Http.request(endpoint)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(Http.form(grant))
                    .build());
        } catch (IOException e) {
            throw new Failure("Keycloak does not answer at " + endpoint + "; start the platform with deploy/local/up");
        }
        if (answer.statusCode() != 200) {
            throw new Failure("Keycloak gives no token for " + name + " (was the platform started without the demo?): "
                    + answer.body());
        }
        JsonNode token = Http.read(answer.body());
        return new Token(
                token.path("access_token").asText(),
                System.nanoTime() + token.path("expires_in").asLong() * 1_000_000_000L - MARGIN_NANOS);
    }
}
