package io.dualcarbon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The facts of the district and what is invented around them, as records of the APIs. Where a record refers to another
 * one it says {@code @kind/CODE} in place of the id.
 */
final class SeedFacts {
    private final JsonNode registry = read("registry.json");
    private final JsonNode energy = read("energy.json");
    private final JsonNode projects = read("projects.json");

    /** Of the registry, and weather stations and baselines of energy-data. */
    List<ObjectNode> records(String kind) {
        return objects(registry.has(kind) ? registry.path(kind) : energy.path(kind));
    }

    /** Each with the record, {@code project}, and the {@code status} that it has reached. */
    List<ObjectNode> projects() {
        return objects(projects);
    }

    /** The buildings whose use of energy is generated. */
    List<Site> sites() {
        Map<String, ObjectNode> buildings = new HashMap<>();
        for (ObjectNode building : records("buildings")) {
            buildings.put(building.path("code").asText(), building);
        }
        Map<String, List<Site.Retrofit>> retrofits = new HashMap<>();
        for (String[] row : CsvTable.rows("retrofits.csv")) {
            retrofits
                    .computeIfAbsent(row[0], code -> new ArrayList<>())
                    .add(new Site.Retrofit(
                            LocalDate.parse(row[1]), EndUse.valueOf(row[2]), Double.parseDouble(row[3])));
        }
        return CsvTable.rows("loads.csv").stream()
                .map(row -> {
                    JsonNode building = Objects.requireNonNull(buildings.get(row[0]), row[0]);
                    return new Site(
                            row[0],
                            building.path("name").asText(),
                            building.path("nameEn").asText(),
                            building.path("use").asText(),
                            building.path("grossFloorAreaM2").asDouble(),
                            building.path("submetered").asBoolean(),
                            Double.parseDouble(row[1]),
                            Double.parseDouble(row[2]),
                            retrofits.getOrDefault(row[0], List.of()));
                })
                .toList();
    }

    private static List<ObjectNode> objects(JsonNode array) {
        List<ObjectNode> objects = new ArrayList<>();
        array.forEach(each -> objects.add((ObjectNode) each));
        return objects;
    }

    private static JsonNode read(String name) {
        try (InputStream stream = CsvTable.open(name)) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
