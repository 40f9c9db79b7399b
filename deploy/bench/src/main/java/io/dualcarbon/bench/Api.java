package io.dualcarbon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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

/** The gateway as a person of the demo sees it, over connections that stay open. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LocalPlatform platform;
    private final String person;

    Api(LocalPlatform platform, String person) {
        this.platform = platform;
        this.person = person;
    }

    /** Before a clock is started: no token shall be fetched while it runs. */
    void renewToken() {
        platform.renewTokens();
    }

    JsonNode get(String path) {
        return read(getBytes(path));
    }

    byte[] getBytes(String path) {
        return send(request(path).GET());
    }

    /** The items of all pages. */
    List<JsonNode> list(String path) {
        var items = new ArrayList<JsonNode>();
        var page = get(path + "?limit=500");
        page.path("items").forEach(items::add);
        while (page.hasNonNull("nextCursor")) {
            var cursor = URLEncoder.encode(page.path("nextCursor").asText(), StandardCharsets.UTF_8);
            page = get(path + "?limit=500&cursor=" + cursor);
            page.path("items").forEach(items::add);
        }
        return items;
    }

    JsonNode post(String path, JsonNode body) {
        return post(path, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    JsonNode post(String path, String contentType, byte[] body) {
        return read(send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(platform.gateway().resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + platform.token(person))
                .header("Accept", "application/json, application/problem+json");
    }

    private byte[] send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            while (answer.statusCode() == TOO_MANY_REQUESTS) {
                Patience.pause(retryAfter(answer));
                answer = client.send(request, BodyHandlers.ofByteArray());
            }
            if (answer.statusCode() >= 300) {
                throw new BenchFailed("%s %s gave %d %s"
                        .formatted(
                                request.method(),
                                request.uri(),
                                answer.statusCode(),
                                new String(answer.body(), StandardCharsets.UTF_8)));
            }
            return answer.body();
        } catch (IOException e) {
            throw new BenchFailed(request.method() + " " + request.uri() + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted", e);
        }
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        return Duration.ofSeconds(
                answer.headers().firstValueAsLong("Retry-After").orElse(1));
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new BenchFailed("Not JSON: " + new String(json, StandardCharsets.UTF_8), e);
        }
    }
}
