package io.dualcarbon.platform.testing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** An operation that the service publishes, called with a body that says nothing about records that are not there. */
record Operation(String id, String method, String path, String mediaType) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int FORBIDDEN = 403;

    static List<Operation> all() {
        var operations = new ArrayList<Operation>();
        contract()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(new Operation(
                                operation.getValue().path("operationId").asText(),
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                mediaType(operation.getValue())))));
        return operations;
    }

    /** The name of the problem for which the caller is refused by 403; empty if it is let in, whatever it gets then. */
    String refusalOf(String token) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port
                        + path.replaceAll("\\{\\w+}", UUID.randomUUID().toString())))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", mediaType)
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                .build();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) { // that of a live stream has no end
                if (answer.statusCode() >= 500) {
                    throw new AssertionError("%s answers %d: %s"
                            .formatted(id, answer.statusCode(), new String(body.readAllBytes(), UTF_8)));
                }
                return answer.statusCode() == FORBIDDEN
                        ? JSON.readTree(body).path("type").asText().replaceFirst("^urn:dualcarbon:problem:", "")
                        : "";
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String mediaType(JsonNode operation) {
        var names = operation.path("requestBody").path("content").fieldNames();
        return names.hasNext() ? names.next() : "application/json";
    }

    private static JsonNode contract() {
        try {
            return JSON.readTree(
                    given().noFilters().get("/q/openapi?format=json").asString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
