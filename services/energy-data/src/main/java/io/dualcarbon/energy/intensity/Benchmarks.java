package io.dualcarbon.energy.intensity;

import io.dualcarbon.energy.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the benchmarks once: only a migration, hence a restart, can change them. */
@ApplicationScoped
class Benchmarks {
    private final Database database;
    private volatile @Nullable List<Benchmark> loaded;

    Benchmarks(Database database) {
        this.database = database;
    }

    /** By id. */
    List<Benchmark> all() {
        var benchmarks = loaded;
        if (benchmarks == null) {
            benchmarks = database.ask(connection -> {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select * from benchmark order by id collate \"C\"")) {
                    var found = new ArrayList<Benchmark>();
                    while (rows.next()) {
                        found.add(benchmark(rows));
                    }
                    return List.copyOf(found);
                }
            });
            loaded = benchmarks;
        }
        return benchmarks;
    }

    Optional<Benchmark> find(String id) {
        return all().stream().filter(benchmark -> benchmark.id().equals(id)).findFirst();
    }

    private static Benchmark benchmark(ResultSet row) throws SQLException {
        return new Benchmark(
                row.getString("id"),
                row.getString("standard"),
                row.getString("place"),
                row.getString("building_class"),
                BenchmarkKind.valueOf(row.getString("kind")),
                List.of((String[]) row.getArray("building_uses").getArray()),
                row.getBigDecimal("constraint_value"),
                row.getBigDecimal("guide_value"),
                row.getString("unit"),
                row.getString("coefficient_set"),
                row.getString("source"),
                BenchmarkStatus.valueOf(row.getString("status")),
                row.getString("note"));
    }
}
