package io.dualcarbon.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Keycloak's Admin REST API of the platform's realm, as far as a local platform needs it. */
final class KeycloakAdmin {
    /** Shorter than the minute that a token of the master realm lives. */
    private static final Duration TOKEN_USE = Duration.ofSeconds(40);

    private final URI keycloak;
    private final String launcherSecret;
    private String token = "";
    private long tokenFetchedAt;

    KeycloakAdmin(URI keycloak, String launcherSecret) {
        this.keycloak = keycloak;
        this.launcherSecret = launcherSecret;
    }

    JsonNode get(String path) {
        HttpResponse<String> answer = send(request(path).GET());
        expect(answer, 200);
        return Http.read(answer.body());
    }

    /** Creates what is not there yet. */
    void create(String path, Object body) {
        HttpResponse<String> answer = send(request(path).POST(json(body)));
        if (answer.statusCode() != 409) {
            expect(answer, 201, 204);
        }
    }

    void replace(String path, Object body) {
        expect(send(request(path).PUT(json(body))), 204);
    }

    /** The internal id of a client. */
    String client(String clientId) {
        return get("/clients?clientId=" + clientId).path(0).path("id").asText();
    }

    /** The port may have moved since the realm was imported. */
    void moveTo(URI gateway) {
        for (String clientId : List.of("console", "front-end")) {
            ObjectNode client = (ObjectNode) get("/clients/" + client(clientId));
            if (!client.path("rootUrl").asText().equals(gateway.toString())) {
                client.put("rootUrl", gateway.toString());
                replace("/clients/" + client.path("id").asText(), client);
            }
        }
    }

    /** Front ends are developed at whatever port of this machine. */
    void admitLocalPages() {
        ObjectNode client = (ObjectNode) get("/clients/" + client("front-end"));
        ArrayNode redirects = client.withArray("redirectUris");
        if (redirects.size() == 1) {
            redirects.add("http://localhost:*").add("http://127.0.0.1:*");
            client.putArray("webOrigins").add("*");
            replace("/clients/" + client.path("id").asText(), client);
        }
    }

    private HttpRequest.Builder request(String path) {
        return Http.request(URI.create(keycloak + "/admin/realms/" + Keycloak.REALM + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json");
    }

    private String token() {
        if (token.isEmpty() || System.nanoTime() - tokenFetchedAt > TOKEN_USE.toNanos()) {
            HttpResponse<String> answer =
                    send(Http.request(URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(Http.form(Map.of(
                                    "grant_type",
                                    "client_credentials",
                                    "client_id",
                                    Keycloak.LAUNCHER_CLIENT,
                                    "client_secret",
                                    launcherSecret))));
            expect(answer, 200);
            token = Http.read(answer.body()).path("access_token").asText();
            tokenFetchedAt = System.nanoTime();
        }
        return token;
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return BodyPublishers.ofString(Http.JSON.valueToTree(body).toString());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return Http.send(request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void expect(HttpResponse<String> answer, int... statuses) {
        for (int status : statuses) {
            if (answer.statusCode() == status) {
                return;
            }
        }
        throw new Failure("Keycloak answered %s %s with %d: %s"
                .formatted(answer.request().method(), answer.uri(), answer.statusCode(), answer.body()));
    }
}
