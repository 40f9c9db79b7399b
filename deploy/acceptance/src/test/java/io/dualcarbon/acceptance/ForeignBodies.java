package io.dualcarbon.acceptance;

import io.dualcarbon.acceptance.Contracts.Operation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Bodies that pass every check of form and name records of the first tenant. */
record ForeignBodies(FirstTenant owner) {
    private static final String AT = "2024-01-01T00:00:00Z";
    private static final String HOUR_LATER = "2024-01-01T01:00:00Z";

    Map<String, Object> of(Operation operation) {
        var names = operation.bodyProperties();
        var rows = rows();
        for (var name : names) {
            if (rows.containsKey(name)) {
                return Map.of(name, List.of(rows.get(name)));
            }
        }
        if (names.contains("finalReading")) {
            return Map.of("at", AT, "finalReading", 1, "startReading", 0, "reason", "EXCHANGE");
        }
        if (names.contains("month")) {
            return Map.of("month", "2040-01"); // not over yet: nothing is closed
        }
        return switch (operation.kind()) {
            case "quality" -> names.contains("stuckHours") ? thresholds() : ticket(names);
            case "gap-fills" -> names.contains("reason") ? Map.of("reason", "nobody's business") : gapFill();
            case "exports" -> operation.path().endsWith("/mohurd") ? mohurd() : owner.export();
            case "mohurd" -> Map.of("code", "310105A001");
            case "weather-stations" ->
                names.contains("neighbourId")
                        ? Map.of("neighbourId", owner.id("weather-stations"))
                        : FirstTenant.station();
            case "baselines" -> names.contains("basis") ? adjustment() : owner.baseline(owner.id("meters"));
            default -> names.contains("status") && names.size() <= 2 ? Map.of("status", "APPROVED") : copy(operation);
        };
    }

    /** A row of each kind of upload, by the property that holds them. */
    private Map<String, Map<String, Object>> rows() {
        var meter = owner.id("meters");
        return Map.of(
                "blocks", Map.of("meterId", meter, "start", AT, "intervalMinutes", 15, "values", List.of(1)),
                "readings", Map.of("meterId", meter, "start", AT, "value", 1),
                "reads", Map.of("meterId", meter, "at", AT, "reading", 1),
                "periods", Map.of("meterId", meter, "from", "2024-01-01", "to", "2024-02-01", "quantity", 1),
                "observations", Map.of("stationId", owner.id("weather-stations"), "start", AT, "temperatureC", 1),
                "sessions",
                        Map.of(
                                "stationId",
                                owner.id("charging-stations"),
                                "sessionId",
                                "1",
                                "start",
                                AT,
                                "end",
                                HOUR_LATER,
                                "energyKwh",
                                1));
    }

    private static Map<String, Object> ticket(Collection<String> names) {
        return names.contains("owner")
                ? Map.of("owner", "steward")
                : Map.of(names.contains("note") ? "note" : "reason", "nobody's business");
    }

    /** The defaults: the tenant that sets them keeps its findings. */
    private static Map<String, Object> thresholds() {
        return Map.of(
                "stuckHours", 24, "spikeDeviations", 5, "subMetersAbovePercent", 5, "lateHours", 24, "silentDays", 2);
    }

    private Map<String, Object> gapFill() {
        return Map.of("meterId", owner.id("meters"), "from", AT, "to", HOUR_LATER, "method", "LINEAR");
    }

    private static Map<String, Object> adjustment() {
        return Map.of(
                "from", "2025-03-01",
                "to", "2025-06-01",
                "quantity", 1,
                "basis", "PER_DAY",
                "unit", "kWh",
                "reason", "nobody's business");
    }

    private Map<String, Object> mohurd() {
        return Map.of(
                "dataCentre",
                Map.of("id", "310105", "name", "nobody's"),
                "buildingIds",
                List.of(owner.id("buildings")),
                "from",
                "2024-01-01",
                "to",
                "2024-01-02");
    }

    /** The first tenant's own record, reduced to what may be sent. */
    private Map<String, Object> copy(Operation operation) {
        var collection = operation.path().replaceAll("/\\{.*", "");
        var record = new LinkedHashMap<>(owner.record(collection, operation.kind()));
        record.keySet().retainAll(new TreeSet<>(operation.bodyProperties()));
        if (!operation.path().contains("{")) {
            record.computeIfPresent("code", (name, code) -> Registry.code("COPY"));
            record.computeIfPresent(
                    "externalId", (name, id) -> UUID.randomUUID().toString());
        }
        return record;
    }
}
