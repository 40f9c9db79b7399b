package io.dualcarbon.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The most heap that energy-data took, looked at four times a second. */
final class HeapSampler {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI metrics;
    private final Supplier<String> token;
    private volatile double usedMb;
    private volatile double committedMb;
    private volatile @Nullable BenchFailed failure;

    private HeapSampler(URI server, Supplier<String> token) {
        this.metrics = server.resolve("/q/metrics");
        this.token = token;
    }

    static HeapSampler of(LocalPlatform platform) {
        return watching(new HeapSampler(platform.energyData(), () -> platform.token("operator")));
    }

    static HeapSampler of(URI server, String token) {
        return watching(new HeapSampler(server, () -> token));
    }

    static double usedMbNow(URI server, String token) {
        var sampler = new HeapSampler(server, () -> token);
        sampler.look();
        return sampler.usedMb;
    }

    private static HeapSampler watching(HeapSampler sampler) {
        var background = new Thread(sampler::lookOnAndOn, "heap");
        background.setDaemon(true);
        background.start();
        return sampler;
    }

    double usedMb() {
        return whole(usedMb);
    }

    double committedMb() {
        return whole(committedMb);
    }

    /** Of a time that was looked at to its end. */
    private double whole(double megabytes) {
        if (failure != null) {
            throw failure;
        }
        return megabytes;
    }

    private void lookOnAndOn() {
        try {
            while (true) {
                look();
                Patience.pause(BETWEEN_LOOKS);
            }
        } catch (BenchFailed e) {
            failure = e;
        }
    }

    private void look() {
        try {
            var request = HttpRequest.newBuilder(metrics)
                    .header("Authorization", "Bearer " + token.get())
                    .header("Accept", "text/plain")
                    .build();
            var text = client.send(request, BodyHandlers.ofString()).body();
            usedMb = Math.max(usedMb, heapMb(text, "jvm_memory_used_bytes{area=\"heap\""));
            committedMb = Math.max(committedMb, heapMb(text, "jvm_memory_committed_bytes{area=\"heap\""));
        } catch (IOException e) {
            throw new BenchFailed("No metrics at " + metrics, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted", e);
        }
    }

    private static double heapMb(String text, String series) {
        var bytes = text.lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        if (bytes == 0) {
            throw new BenchFailed("The metrics do not tell " + series);
        }
        return bytes / (1 << 20);
    }
}
