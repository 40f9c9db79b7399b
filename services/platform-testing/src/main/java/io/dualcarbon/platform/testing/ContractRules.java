package io.dualcarbon.platform.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
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
