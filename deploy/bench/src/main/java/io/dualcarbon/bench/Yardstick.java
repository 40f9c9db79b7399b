package io.dualcarbon.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How fast the machine is, for in the next hour it may be half as fast: rows a second of a load of {@link CopySide}, divided
 * by those of a good hour. Every bench loads the same rows into a server of its own with the settings of the local platform,
 * before it starts anything and when it has measured all; the mean counts.
 */
final class Yardstick {
    private static final double ROWS_PER_SECOND = 310_000;
    private static final YearMonth MONTH = YearMonth.of(2024, 1);

    private static final Pattern RATE = Pattern.compile(".*PerSecond");
    private static final Pattern TIME = Pattern.compile("seconds|milliseconds|.*(Seconds|Ms)([A-Z].*)?");

    private final List<Double> measured = new ArrayList<>();

    void measure() {
        System.out.println("Measuring the yardstick");
        try (var server = EmbeddedPostgres.builder()
                        .setDataDirectory(LocalPlatform.ROOT.resolve("deploy/bench/target/yardstick"))
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("wal_buffers", "16MB")
                        .setServerConfig("max_wal_size", "2GB")
                        .start();
                var connection = server.getPostgresDatabase().getConnection()) {
            CopySide.createTable(connection);
            Sql.run(connection, "checkpoint");
            var seconds = new CopySide(connection, load(), false).load(MONTH).seconds();
            measured.add(IngestLoad.VALUES / seconds / ROWS_PER_SECOND);
        } catch (IOException | SQLException e) {
            throw new BenchFailed("The yardstick could not be measured", e);
        }
    }

    private static IngestLoad load() {
        return IngestLoad.of(IntStream.range(0, Fleet.METERS)
                .mapToObj(number -> {
                    var name = "M-%04d".formatted(number);
                    return new Fleet.Meter(number, name, UUID.nameUUIDFromBytes(name.getBytes(US_ASCII)));
                })
                .toList());
    }

    double value() {
        return measured.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Override
    public String toString() {
        return "%.3f at the start, %.3f at the end".formatted(measured.get(0), measured.get(1));
    }

    /** What a figure counts: a time as much shorter, a rate as much higher as the machine is slower. */
    double counted(String name, double raw) {
        return raw * factor(name).orElse(1);
    }

    /** By its name, which holds the unit. */
    private OptionalDouble factor(String name) {
        if (RATE.matcher(name).matches()) {
            return OptionalDouble.of(1 / value());
        }
        return TIME.matcher(name).matches() ? OptionalDouble.of(value()) : OptionalDouble.empty();
    }

    /** Replaces all times and rates of a result by what they count, and gives them back as they were, under the same names. */
    ObjectNode apply(ObjectNode result) {
        return apply(result, OptionalDouble.empty());
    }

    private ObjectNode apply(ObjectNode result, OptionalDouble ofAll) {
        var raw = Api.JSON.createObjectNode();
        for (var property : List.copyOf(result.properties())) {
            var name = property.getKey();
            var factor = ofAll.isPresent() ? ofAll : factor(name);
            if (property.getValue() instanceof ObjectNode inner) {
                var rawInner = apply(inner, factor);
                if (!rawInner.isEmpty()) {
                    raw.set(name, rawInner);
                }
            } else if (factor.isPresent() && property.getValue().isNumber()) {
                raw.set(name, property.getValue());
                result.put(name, Report.rounded(property.getValue().doubleValue() * factor.getAsDouble()));
            }
        }
        return raw;
    }
}
