package io.dualcarbon.acceptance;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The published contracts, as any client reads them from the gateway. */
record Contracts(List<Operation> operations) {

    /** One operation of a contract. Schemas are resolved one level: enough to fill in a body. */
    record Operation(String method, String path, JsonNode definition, JsonNode contract) {
        String id() {
            return definition.path("operationId").asText();
        }

        /** Of the records it is about: the segment of the path behind the service's. */
        String kind() {
            return path.split("/")[4];
        }

        List<String> queryParameters() {
            var names = new ArrayList<String>();
            definition.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("query")) {
                    names.add(parameter.path("name").asText());
                }
            });
            return names;
        }

        /** The names of the properties of the JSON body, empty if there is none. */
        List<String> bodyProperties() {
            var schema = definition.at("/requestBody/content/application~1json/schema");
            var reference = schema.path("$ref").asText();
            var resolved = reference.isEmpty() ? schema : contract.at(reference.substring(1));
            var names = new ArrayList<String>();
            resolved.path("properties").fieldNames().forEachRemaining(names::add);
            return names;
        }
    }

    static Contracts read() throws IOException {
        var operations = new ArrayList<Operation>();
        var index = given().get(RunningPlatform.gateway() + "/openapi")
                .then()
                .statusCode(200)
                .extract();
        for (var url : index.jsonPath().getList("url", String.class)) {
            var text = given().get(RunningPlatform.gateway() + url)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            var contract = new YAMLMapper().readTree(text);
            contract.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(method -> {
                        if (method.getValue().has("operationId")) {
                            operations.add(new Operation(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    method.getValue(),
                                    contract));
                        }
                    }));
        }
        return new Contracts(operations);
    }
}
