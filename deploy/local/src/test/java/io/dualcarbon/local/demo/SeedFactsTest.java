package io.dualcarbon.local.demo;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class SeedFactsTest {
    private static final List<String> KINDS = List.of(
            "areas", "organizations", "alliances", "buildings", "pv-plants", "charging-stations", "weather-stations");

    private final SeedFacts facts = new SeedFacts();

    @Test
    void hasMoreThan1100KilowattsOfPhotovoltaicsOnThreeSites() {
        List<ObjectNode> plants = facts.records("pv-plants");

        assertEquals(
                1120,
                plants.stream()
                        .mapToDouble(plant -> plant.path("peakPowerKw").asDouble())
                        .sum());
        assertEquals(
                Set.of("@buildings/B-CUIJI", "@buildings/B-KINGBOARD", "@buildings/B-SURVEY"),
                plants.stream().map(plant -> plant.path("buildingId").asText()).collect(toSet()));
    }

    @Test
    void has114ChargingPointsOnTwoSites() {
        List<ObjectNode> stations = facts.records("charging-stations");

        assertEquals(
                114,
                stations.stream()
                        .mapToInt(station -> station.path("chargingPoints").asInt())
                        .sum());
        assertEquals(
                Set.of("@buildings/B-ZHONGHAI", "@buildings/B-BLOCK-228"),
                stations.stream()
                        .map(station -> station.path("buildingId").asText())
                        .collect(toSet()));
    }

    @Test
    void linksTwoBuildingsToTheHongqiaoPlatform() {
        List<String> platforms = facts.records("buildings").stream()
                .flatMap(building ->
                        StreamSupport.stream(building.path("platformLinks").spliterator(), false))
                .map(link -> link.path("platform").asText())
                .toList();

        assertEquals(List.of("hongqiao-linkong", "hongqiao-linkong"), platforms);
    }

    @Test
    void givesTheBuildingsOfTheSeedTheirCertifications() {
        assertEquals(List.of("中国绿色建筑设计标识 三星级", "IFC EDGE", "LEED-NC Platinum"), certifications("B-JOHNSON-CONTROLS"));
        assertEquals(List.of("绿色建筑 二星", "BOMA BEST Platinum 2021"), certifications("B-GUOXIN-PLAZA"));
        assertEquals(
                List.of("LEED Platinum", "WELL Platinum", "绿色建筑 三星", "DGNB", "BREEAM"), certifications("B-LANDSEA"));
    }

    @Test
    void submetersEveryLargePublicBuildingOfTheZone() {
        Set<String> zone = Set.of("@areas/LINKONG", "@areas/LINKONG-PARK");

        List<ObjectNode> large = facts.records("buildings").stream()
                .filter(building -> zone.contains(building.path("areaId").asText()))
                .filter(building -> building.path("grossFloorAreaM2").asDouble() >= 20_000)
                .toList();

        assertEquals(7, large.size());
        assertTrue(
                large.stream().allMatch(building -> building.path("submetered").asBoolean()));
    }

    @Test
    void saysOfEveryRecordWhereItIsFromAndWhetherItIsIllustrative() {
        records().forEach(record -> {
            assertTrue(record.path("illustrative").isBoolean(), record.toString());
            assertTrue(
                    record.path("illustrative").asBoolean()
                            ? record.path("source").asText().startsWith("示例")
                            : record.path("source").asText().startsWith("长发改〔2025〕16号"),
                    record.toString());
            assertTrue(record.path("source").asText().length() <= 500, record.toString());
        });
    }

    @Test
    void refersOnlyToRecordsThatAreCreatedBefore() {
        List<String> known = Stream.of(
                        "areas",
                        "organizations",
                        "alliances",
                        "buildings",
                        "meters",
                        "pv-plants",
                        "charging-stations",
                        "weather-stations",
                        "projects",
                        "baselines")
                .flatMap(kind -> records(kind)
                        .map(record -> "@" + kind + "/" + record.path("code").asText()))
                .toList();

        for (String kind : List.of(
                "areas",
                "organizations",
                "alliances",
                "buildings",
                "meters",
                "pv-plants",
                "charging-stations",
                "weather-stations",
                "projects",
                "baselines")) {
            records(kind)
                    .forEach(record -> references(record).forEach(reference -> {
                        int at = known.indexOf(
                                "@" + kind + "/" + record.path("code").asText());
                        int of = known.indexOf(reference);
                        assertTrue(of >= 0 && of < at, record + " refers to " + reference);
                    }));
        }
        assertEquals(known.size(), Set.copyOf(known).size());
        assertFalse(known.isEmpty());
    }

    private Stream<ObjectNode> records() {
        return Stream.concat(
                KINDS.stream().flatMap(this::records),
                Stream.of("meters", "projects").flatMap(this::records));
    }

    private Stream<ObjectNode> records(String kind) {
        return switch (kind) {
            case "meters" -> Meters.of(facts).records().stream();
            case "projects" -> facts.projects().stream().map(each -> (ObjectNode) each.path("project"));
            default -> facts.records(kind).stream();
        };
    }

    private static Stream<String> references(JsonNode node) {
        return node.isTextual()
                ? Stream.of(node.asText()).filter(text -> text.startsWith("@"))
                : StreamSupport.stream(node.spliterator(), false).flatMap(SeedFactsTest::references);
    }

    private List<String> certifications(String code) {
        return facts.records("buildings").stream()
                .filter(building -> building.path("code").asText().equals(code))
                .flatMap(building ->
                        StreamSupport.stream(building.path("certifications").spliterator(), false))
                .map(each -> String.join(
                                " ",
                                each.path("scheme").asText(),
                                each.path("level").asText(),
                                each.path("year").asText())
                        .strip())
                .toList();
    }
}
