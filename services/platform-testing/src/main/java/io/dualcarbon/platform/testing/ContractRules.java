package io.dualcarbon.platform.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the contract that a service publishes must say to those who never see its code. A service extends it. */
public abstract class ContractRules {
    private static final String SCHEMAS = "/components/schemas";

    @Test
    void operationsAndTheirParametersAreDescribed() throws JsonProcessingException {
        var bare = new ArrayList<String>();
        contract()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    var name = operation.path("operationId").asText();
                    if (lacks(operation, "summary") || lacks(operation, "description")) {
                        bare.add(name);
                    }
                    operation.path("parameters").forEach(parameter -> {
                        if (lacks(parameter, "description")) {
                            bare.add(name + " " + parameter.path("name").asText());
                        }
                    });
                }));

        assertEquals(List.of(), bare);
    }

    @Test
    void schemasAndTheirPropertiesAreDescribed() throws JsonProcessingException {
        var contract = contract();
        var bare = new ArrayList<String>();
        contract.at(SCHEMAS).properties().forEach(schema -> {
            if (lacks(schema.getValue(), "description")) {
                bare.add(schema.getKey());
            }
            schema.getValue().path("properties").properties().forEach(property -> {
                if (!isDescribed(property.getValue(), contract)) {
                    bare.add(schema.getKey() + "." + property.getKey());
                }
            });
        });

        assertEquals(List.of(), bare);
    }

    @Test
    void answersHaveAnExampleThatTheirSchemaAllows() throws JsonProcessingException {
        var contract = contract();
        var validator = OpenApiInteractionValidator.createForInlineApiSpecification(contract.toString())
                .build();
        var wrong = new ArrayList<String>();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> Stream.of("200", "201").forEach(status -> {
                            var answer = method.getValue().at("/responses/" + status + "/content/application~1json");
                            if (!answer.isMissingNode()) {
                                var example = example(answer, contract);
                                var report = validator.validateResponse(
                                        path.getKey(),
                                        Request.Method.valueOf(method.getKey().toUpperCase(Locale.ROOT)),
                                        SimpleResponse.Builder.status(Integer.parseInt(status))
                                                .withContentType("application/json")
                                                .withBody(example.toString())
                                                .build());
                                report.getMessages()
                                        .forEach(message -> wrong.add(method.getValue()
                                                        .path("operationId")
                                                        .asText() + ": " + message.getMessage()));
                            }
                        })));

        assertEquals(List.of(), wrong);
    }

    private static JsonNode example(JsonNode answer, JsonNode contract) {
        var reference = answer.at("/examples/illustrative/$ref").asText();
        return reference.isEmpty() ? MissingNode.getInstance() : contract.at(reference.substring(1) + "/value");
    }

    /** By itself, or by the schema that it refers to. */
    private static boolean isDescribed(JsonNode property, JsonNode contract) {
        return !lacks(property, "description")
                || isDescribedByReference(property, contract)
                || StreamSupport.stream(property.path("allOf").spliterator(), false)
                        .anyMatch(part -> isDescribedByReference(part, contract));
    }

    private static boolean isDescribedByReference(JsonNode part, JsonNode contract) {
        var reference = part.path("$ref").asText();
        return !reference.isEmpty() && !lacks(contract.at(reference.substring(1)), "description");
    }

    private static boolean lacks(JsonNode node, String property) {
        return node.path(property).asText().isBlank();
    }

    private static JsonNode contract() throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(given().noFilters().get("/q/openapi?format=json").asString());
    }
}
