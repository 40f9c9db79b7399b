package io.dualcarbon.energy.standardcoal;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the sets once: only a migration, hence a restart, can change them. */
@ApplicationScoped
public class CoefficientSets {
    /** By heat content at the site. */
    public static final String SITE = "site-energy";

    private final Database database;
    private volatile @Nullable Map<String, CoefficientSet> loaded;

    CoefficientSets(Database database) {
        this.database = database;
    }

    /** By id. */
    Collection<CoefficientSet> all() {
        return sets().values();
    }

    public Optional<CoefficientSet> find(String id) {
        return Optional.ofNullable(sets().get(id));
    }

    /** The one that is asked for: mixing two is an error. */
    public CoefficientSet one(List<String> asked) {
        var ids = asked.stream()
                .flatMap(text -> List.of(text.split(",")).stream())
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            throw CoefficientProblem.COEFFICIENT_SET_NOT_NAMED.because().at("coefficientSet");
        }
        if (ids.size() > 1) {
            throw CoefficientProblem.COEFFICIENT_SETS_MIXED
                    .because(String.join(", ", ids))
                    .at("coefficientSet");
        }
        return find(ids.get(0))
                .orElseThrow(() -> CoefficientProblem.COEFFICIENT_SET_UNKNOWN
                        .because(ids.get(0))
                        .at("coefficientSet"));
    }

    /** Refuses two figures that were converted by different sets. */
    public static void requireSame(String one, String other) {
        if (!one.equals(other)) {
            throw CoefficientProblem.COEFFICIENT_SETS_MIXED
                    .because(one + ", " + other)
                    .at("coefficientSet");
        }
    }

    private Map<String, CoefficientSet> sets() {
        var sets = loaded;
        if (sets == null) {
            sets = load();
            loaded = sets;
        }
        return sets;
    }

    private Map<String, CoefficientSet> load() {
        return database.ask(connection -> {
            var found = new TreeMap<String, CoefficientSet>();
            try (var statement = connection.createStatement()) {
                try (var rows = statement.executeQuery("select * from coefficient_set")) {
                    while (rows.next()) {
                        found.put(
                                rows.getString("id"),
                                new CoefficientSet(
                                        rows.getString("id"),
                                        rows.getString("standard"),
                                        rows.getInt("edition"),
                                        Basis.valueOf(rows.getString("basis")),
                                        rows.getString("unit"),
                                        rows.getString("name"),
                                        rows.getString("name_en"),
                                        rows.getString("note"),
                                        new EnumMap<>(Carrier.class)));
                    }
                }
                try (var rows = statement.executeQuery("select * from coefficient")) {
                    while (rows.next()) {
                        var set = found.get(rows.getString("set_id"));
                        if (set != null) {
                            set.coefficients()
                                    .put(
                                            Carrier.valueOf(rows.getString("carrier")),
                                            new Coefficient(
                                                    rows.getBigDecimal("value").stripTrailingZeros(),
                                                    rows.getString("unit"),
                                                    rows.getString("source"),
                                                    CoefficientStatus.valueOf(rows.getString("status"))));
                        }
                    }
                }
            }
            return found;
        });
    }
}
