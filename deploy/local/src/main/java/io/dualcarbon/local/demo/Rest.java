package io.dualcarbon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The gateway's API as one of the demo people sees it. */
final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int PAGE = 500;

    private final HttpClient client;
    private final URI gateway;
    private final TokenSource tokens;
    private final String person;

    private Rest(HttpClient client, URI gateway, TokenSource tokens, String person) {
        this.client = client;
        this.gateway = gateway;
        this.tokens = tokens;
        this.person = person;
    }

    static Rest at(URI gateway, TokenSource tokens, String person) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Rest(client, gateway, tokens, person);
    }

    Rest as(String other) {
        return new Rest(client, gateway, tokens, other);
    }

    JsonNode get(String path) {
        return send("GET " + path, request(path).GET());
    }

    /** The items of all pages. */
    List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        String page = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
        JsonNode answer = get(page);
        answer.path("items").forEach(items::add);
        while (answer.hasNonNull("nextCursor")) {
            String cursor = answer.path("nextCursor").asText();
            answer = get(page + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            answer.path("items").forEach(items::add);
        }
        return items;
    }

    JsonNode post(String path, JsonNode body) {
        return post(path, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    JsonNode post(String path, byte[] json) {
        return send("POST " + path, jsonRequest(path).POST(BodyPublishers.ofByteArray(json)));
    }

    JsonNode postIfMatch(String path, int version, JsonNode body) {
        return send(
                "POST " + path,
                jsonRequest(path)
                        .header("If-Match", "\"" + version + "\"")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder jsonRequest(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + tokens.tokenOf(person))
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", "en");
    }

    private JsonNode send(String what, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new DemoNotLoaded(what + " gave " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new DemoNotLoaded(what + " got no answer from " + gateway, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoNotLoaded("interrupted", e);
        }
    }
}
