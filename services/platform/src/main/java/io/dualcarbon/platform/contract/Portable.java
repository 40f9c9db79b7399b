package io.dualcarbon.platform.contract;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;

/** Puts what linters and generators of clients cannot read, as SmallRye writes it, in words that they can. */
class Portable {
    private static final String LINES = "application/x-ndjson";

    private final IndexView index;

    Portable(IndexView index) {
        this.index = index;
    }

    void complete(Map<String, Schema> schemas) {
        for (var schema : schemas.values()) {
            if (schema.getRequired() != null && schema.getRequired().isEmpty()) {
                schema.setRequired(null);
            }
            if (schema.getProperties() != null) {
                schema.getProperties().values().forEach(property -> {
                    sayDigits(property);
                    nameType(property, schemas);
                });
            }
        }
    }

    /** Clients that reckon with binary fractions would refuse half of the numbers: -1 is no multiple of 1E-9 to them. */
    private static void sayDigits(Schema property) {
        var multiple = property.getMultipleOf();
        if (multiple != null && multiple.compareTo(BigDecimal.ONE) < 0) {
            property.setMultipleOf(null);
            var digits = "at most %d decimal places"
                    .formatted(multiple.stripTrailingZeros().scale());
            property.setDescription(
                    property.getDescription() == null ? digits : property.getDescription() + "; " + digits);
        }
    }

    /** What may be null says of what type it is otherwise, also if another schema says that. */
    private static void nameType(Schema property, Map<String, Schema> schemas) {
        var choices = property.getAnyOf() == null ? List.<Schema>of() : property.getAnyOf();
        var others = choices.stream().filter(choice -> !isNull(choice)).toList();
        if (others.size() == 1 && choices.size() == 2) {
            property.setAnyOf(null);
            property.setAllOf(others);
            property.setType(Stream.concat(typesOf(others.get(0), schemas).stream(), Stream.of(Schema.SchemaType.NULL))
                    .toList());
        }
    }

    private static boolean isNull(Schema choice) {
        return List.of(Schema.SchemaType.NULL).equals(choice.getType());
    }

    private static List<Schema.SchemaType> typesOf(Schema part, Map<String, Schema> schemas) {
        var named = part.getRef() == null ? part : schemas.get(part.getRef().replaceFirst(".*/", ""));
        return named == null || named.getType() == null ? List.of() : named.getType();
    }

    void complete(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(Portable::listExample);
        }
        var body = operation.getRequestBody();
        if (body != null && body.getContent() != null && body.getContent().hasMediaType(LINES)) {
            var examples = body.getContent().getMediaType(LINES).getExamples();
            if (examples != null) {
                examples.forEach((name, example) -> example.setValue(lines(operation, name)));
            }
        }
    }

    private static void listExample(Parameter parameter) {
        var schema = parameter.getSchema();
        if (schema != null
                && schema.getType() != null
                && schema.getType().contains(Schema.SchemaType.ARRAY)
                && parameter.getExample() instanceof String one) {
            parameter.setExample(List.of(one));
        }
    }

    /** As they were written down: of several lines of JSON the generator reads one. */
    private String lines(Operation operation, String name) {
        return index.getAnnotations(RequestBody.class).stream()
                .filter(body -> body.target().kind() == AnnotationTarget.Kind.METHOD
                        && body.target().asMethod().name().equals(operation.getOperationId()))
                .flatMap(body -> nested(body, "content"))
                .filter(content -> content.value("mediaType").asString().equals(LINES))
                .flatMap(content -> nested(content, "examples"))
                .filter(example -> example.value("name").asString().equals(name))
                .map(example -> example.value("value").asString())
                .findFirst()
                .orElseThrow();
    }

    private static Stream<AnnotationInstance> nested(AnnotationInstance annotation, String name) {
        return Arrays.stream(annotation.value(name).asNestedArray());
    }
}
