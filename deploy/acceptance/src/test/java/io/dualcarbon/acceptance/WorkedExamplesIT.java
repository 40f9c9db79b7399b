package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Published worked examples that the platform's answers must reproduce. */
@ExtendWith(RunningPlatform.class)
class WorkedExamplesIT {
    @BeforeAll
    static void needsTheData() {
        OpenData.assumePresent();
    }

    /** PUB-02: a fuel's factor is what its heating value, carbon content and oxidation give. */
    @Test
    void gasolineFactor() throws IOException {
        var expected = new BigDecimal(example("PUB-02", "expected_json").asText());

        var factor = value(
                "/api/carbon/v1/factors/applicable?purpose=DISTRICT_INVENTORY&area=CN-SH&carrier=PETROL&month=2023-06",
                "factor.value");

        assertEquals(0, expected.compareTo(factor));
    }

    /** PUB-27: one activity has as many emissions as purposes ask for it. */
    @Test
    void oneActivityFivePurposes() throws IOException {
        var example = example("PUB-27", "expected_json");
        var megawattHours =
                new BigDecimal(example("PUB-27", "inputs_json").path("kwh").asText()).movePointLeft(3);

        assertEquals(tonnes(example, "shanghai_ets"), emitted(megawattHours, "SHANGHAI_ETS", "CN-SH"));
        assertEquals(tonnes(example, "mee_province_2023"), emitted(megawattHours, "DISTRICT_INVENTORY", "CN-SH"));
        assertEquals(tonnes(example, "national_2023"), emitted(megawattHours, "DISTRICT_INVENTORY", "CN"));
        assertEquals(tonnes(example, "market_based_uncovered_2023"), emitted(megawattHours, "ENTITY_MARKET", "CN-SH"));
    }

    private static double emitted(BigDecimal megawattHours, String purpose, String area) {
        var factor = value(
                "/api/carbon/v1/factors/applicable?purpose=" + purpose + "&area=" + area
                        + "&carrier=ELECTRICITY&month=2023-06",
                "factor.value");
        return megawattHours.multiply(factor).doubleValue();
    }

    private static double tonnes(JsonNode example, String purpose) {
        assertTrue(example.has(purpose), purpose);
        return example.path(purpose).asDouble();
    }

    private static BigDecimal value(String path, String field) {
        var answer = as("viewer").get(path);
        assertEquals(200, answer.statusCode(), answer::asString);
        var number = answer.jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL));
        return new BigDecimal(String.valueOf(number.<Object>get(field)));
    }

    private static JsonNode example(String id, String column) throws IOException {
        var row = OpenData.read("worked_examples.csv").stream()
                .filter(r -> r.getField("id").equals(id))
                .findFirst()
                .orElseThrow();
        return new ObjectMapper().readTree(row.getField(column));
    }
}
