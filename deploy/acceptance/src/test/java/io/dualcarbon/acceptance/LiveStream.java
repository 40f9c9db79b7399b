package io.dualcarbon.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A reader of the server-sent events of energy-data, through the gateway. */
final class LiveStream implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final HttpURLConnection connection;

    private LiveStream(HttpURLConnection connection) {
        this.connection = connection;
    }

    static LiveStream open(String token, String subject) throws IOException {
        var url = URI.create(RunningPlatform.gateway() + Energy.API + "/live?" + subject)
                .toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Accept", "text/event-stream");
        return new LiveStream(connection);
    }

    int status() throws IOException {
        return connection.getResponseCode();
    }

    Events events() throws IOException {
        return new Events(
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    record Events(BufferedReader lines) {
        /** The values of the next event. */
        List<JsonNode> next() throws IOException {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    return values(line);
                }
            }
            throw new IOException("The stream ended");
        }

        /** What is told before the next sign of life, which comes every 15 seconds. */
        String untilHeartbeat() throws IOException {
            var told = new StringBuilder();
            for (var line = lines.readLine(); line != null && !line.startsWith(":"); line = lines.readLine()) {
                told.append(line).append('\n');
            }
            return told.toString();
        }

        void untilTheEnd() throws IOException {
            lines.transferTo(Writer.nullWriter());
        }

        private static List<JsonNode> values(String line) {
            return OwnPlatform.read(line.substring("data:".length()))
                    .path("values")
                    .valueStream()
                    .toList();
        }
    }
}
