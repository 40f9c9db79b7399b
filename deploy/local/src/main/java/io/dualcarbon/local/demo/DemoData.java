package io.dualcarbon.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Loads the demo over the same REST API as everybody else. Loading again changes nothing. */
public final class DemoData {
    private static final List<String> TENANTS = List.of("""
            {"id":"changning","name":"长宁区","nameEn":"Changning District","timeZone":"Asia/Shanghai","gridArea":"CN-SH"}""", """
            {"id":"demo-b","name":"示范园区 B","nameEn":"Demo Park B","timeZone":"Asia/Shanghai","gridArea":"CN-SH"}""");

    private DemoData() {}

    public static void load(URI gateway, TokenSource tokens) {
        HttpClient client = HttpClient.newHttpClient();
        for (String tenant : TENANTS) {
            HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/api/assets/v1/tenants"))
                    .header("Authorization", "Bearer " + tokens.tokenOf("operator"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(tenant))
                    .build();
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != 201 && answer.statusCode() != 409) {
                    throw new IllegalStateException("Tenant not created: " + answer.statusCode() + " " + answer.body());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while loading the demo", e);
            }
        }
    }
}
