package io.dualcarbon.platform.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An example of each answer, made of the examples of its properties: so it has their shape and cannot fall behind them. It
 * shows whatever is always there and what has an example of its own; lists have one item.
 */
class AnswerExamples {
    private static final String NAME = "illustrative";
    private static final String JSON = "application/json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Of types that say nothing more than how they are written. What has no example at all is left out. */
    private static final Map<String, Object> BY_FORMAT = Map.of(
            "uuid", "0c4f2a6e-1b7d-4e59-9a3c-5d8e7f102b34",
            "date", "2025-01-01",
            "date-time", "2025-01-01T00:00:00Z",
            "year-month", "2025-01");

    private final Components components;

    AnswerExamples(Components components) {
        this.components = components;
    }

    void complete(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            var content = response.getContent();
            if (status.startsWith("2") && content != null && content.hasMediaType(JSON)) {
                var answer = content.getMediaType(JSON);
                var reference = answer.getSchema().getRef();
                if (reference != null) {
                    answer.addExample(
                            NAME, OASFactory.createExample().ref("#/components/examples/" + exampleOf(reference)));
                }
            }
        });
    }

    /** One for all operations that answer alike. */
    private String exampleOf(String reference) {
        var name = name(reference);
        if (components.getExamples() == null || !components.getExamples().containsKey(name)) {
            components.addExample(
                    name,
                    OASFactory.createExample()
                            .summary("Illustrative: shows the shape, measures nothing")
                            .value(value(OASFactory.createSchema().ref(reference), Set.of())));
        }
        return name;
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** @param within the schemas around it: one that contains itself is not repeated */
    private @Nullable Object value(Schema schema, Set<String> within) {
        var own = own(schema);
        if (own != null) {
            return typed(own, schema);
        }
        var around = new HashSet<>(within);
        if (schema.getRef() != null && !around.add(name(schema.getRef()))) {
            return null;
        }
        var said = said(schema);
        if (said != schema) {
            return value(said, around);
        }
        if (schema.getEnumeration() != null) {
            return schema.getEnumeration().get(0);
        }
        if (schema.getProperties() != null) {
            return object(schema, around);
        }
        if (is(schema, Schema.SchemaType.ARRAY)) {
            return list(schema.getItems(), around);
        }
        if (is(schema, Schema.SchemaType.BOOLEAN)) {
            return false;
        }
        return schema.getFormat() == null ? null : BY_FORMAT.get(schema.getFormat());
    }

    private Map<String, Object> object(Schema schema, Set<String> within) {
        var object = new LinkedHashMap<String, Object>();
        var required = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
        schema.getProperties().forEach((name, property) -> {
            var isShown = required.contains(name) || own(property) != null || isStructure(property);
            // Whatever says of itself whether it is a fact says that it is none.
            var value = name.equals("illustrative") ? true : isShown ? value(property, within) : null;
            if (value != null) {
                object.put(name, value);
            }
        });
        return object;
    }

    /** Of codes, such as reasons, none: nothing is missing in an example. */
    private List<Object> list(Schema items, Set<String> within) {
        var item = isStructure(items) ? value(items, within) : null;
        return item == null ? List.of() : List.of(item);
    }

    private boolean isStructure(Schema schema) {
        var said = schema;
        for (var next = said(said); next != said; next = said(said)) {
            said = next;
        }
        return said.getProperties() != null || (is(said, Schema.SchemaType.ARRAY) && isStructure(said.getItems()));
    }

    /** The schema to which it refers, or that it is when it is not null. */
    private Schema said(Schema schema) {
        if (schema.getRef() != null) {
            return Objects.requireNonNull(components.getSchemas().get(name(schema.getRef())), schema.getRef());
        }
        return Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(parts -> parts != null && !parts.isEmpty())
                .map(parts -> parts.get(0))
                .findFirst()
                .orElse(schema);
    }

    private static @Nullable Object own(Schema schema) {
        var examples = schema.getExamples();
        return examples == null || examples.isEmpty() ? null : examples.get(0);
    }

    /** Annotations know texts only. */
    private Object typed(Object example, Schema schema) {
        var type = schema.getType() == null ? said(schema) : schema;
        if (is(type, Schema.SchemaType.STRING) || !(example instanceof String text)) {
            return example;
        }
        try {
            return is(type, Schema.SchemaType.NUMBER) || is(type, Schema.SchemaType.INTEGER)
                    ? new BigDecimal(text)
                    : MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No example of its type: " + text, e);
        }
    }

    private static boolean is(Schema schema, Schema.SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }
}
