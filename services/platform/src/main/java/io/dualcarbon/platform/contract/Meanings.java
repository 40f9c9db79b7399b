package io.dualcarbon.platform.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * What names mean wherever they stand, so that no record repeats it: a property says otherwise by a description of its
 * own. The constants of an enum say what they mean by {@code @Schema(description)}, which the generator passes over.
 */
class Meanings {
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    /** Types of libraries, and those of jobs: annotated, they would stand in contracts of services without jobs. */
    private static final Map<String, String> TYPES = Map.of(
            "UUID", "An id of RFC 9562, given out by the service that keeps the record",
            "Instant", "A point in time of RFC 3339, answered in UTC",
            "OffsetDateTime", "A point in time of RFC 3339, answered with the offset of the tenant's time zone",
            "LocalDate", "A day, local to the tenant",
            "YearMonth", "A month, local to the tenant",
            "Duration", "A length of time of ISO 8601",
            "DayOfWeek", "A day of the week",
            "JobView", "Long work in the background",
            "JobFailureView", "Why a job failed, in the language asked for");

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("id", "Id of the record, in its path"),
            Map.entry("version", "Begins with 0 and grows by one with every change; the ETag holds it"),
            Map.entry("code", "Short name that people and partners use; unique in its kind and tenant, never changed"),
            Map.entry("name", "Name for people, in the tenant's language"),
            Map.entry("nameEn", "The name in English; left out if none is known"),
            Map.entry("createdAt", "When it was recorded"),
            Map.entry("retiredAt", "When it was retired; left out while it is in use"),
            Map.entry("receivedAt", "When it came, as it stands now"),
            Map.entry("areaId", "An area of the asset registry"),
            Map.entry("buildingId", "A building of the asset registry"),
            Map.entry("organizationId", "An organization of the asset registry"),
            Map.entry("meterId", "A meter of the asset registry"),
            Map.entry("meterCode", "Code of the meter in the asset registry"),
            Map.entry("externalId", "The sender's own name of the meter, as the asset registry knows it"),
            Map.entry("stationId", "A weather station"),
            Map.entry("baselineId", "The baseline, under /baselines"),
            Map.entry(
                    "reasons",
                    "Why a figure beside it is missing or not the whole one; empty or left out if every figure is whole"));

    private final Map<String, List<ClassInfo>> enums;

    Meanings(IndexView index) {
        enums = index.getKnownClasses().stream()
                .filter(ClassInfo::isEnum)
                .collect(Collectors.groupingBy(ClassInfo::simpleName));
    }

    void complete(String name, Schema schema) {
        if (schema.getDescription() == null) {
            schema.setDescription(TYPES.get(name));
        }
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((property, value) -> {
                if (value.getDescription() == null) {
                    value.setDescription(PROPERTIES.get(property));
                }
                if (property.equals("version")
                        && value.getExamples() == null
                        && List.of(Schema.SchemaType.INTEGER).equals(value.getType())) {
                    value.setExamples(List.of(0));
                }
            });
        }
        if (schema.getEnumeration() != null) {
            enums.getOrDefault(name, List.of()).stream()
                    .filter(type -> type.enumConstants().size()
                            == schema.getEnumeration().size())
                    .findFirst()
                    .ifPresent(type -> listConstants(type, schema));
        }
    }

    private static void listConstants(ClassInfo type, Schema schema) {
        var constants = type.enumConstants();
        var lines = IntStream.range(0, constants.size())
                .filter(i -> constants.get(i).hasAnnotation(SCHEMA))
                .mapToObj(i -> "\n- `%s`: %s"
                        .formatted(
                                schema.getEnumeration().get(i),
                                constants
                                        .get(i)
                                        .annotation(SCHEMA)
                                        .value("description")
                                        .asString()))
                .collect(Collectors.joining());
        if (!lines.isEmpty()) {
            schema.setDescription(schema.getDescription() + "\n" + lines);
        }
    }
}
