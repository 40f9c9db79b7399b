package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
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
    void gasolineFactor() {
        var expected = new BigDecimal(OpenData.example("PUB-02").asText());

        var factor = value(
                "/api/carbon/v1/factors/applicable?purpose=DISTRICT_INVENTORY&area=CN-SH&carrier=PETROL&month=2023-06",
                "factor.value");

        assertEquals(0, expected.compareTo(factor));
    }

    /** PUB-27: one activity has as many emissions as purposes ask for it. */
    @Test
    void oneActivityFivePurposes() {
        var example = OpenData.example("PUB-27");
        var megawattHours = new BigDecimal(
                        OpenData.example("PUB-27", "inputs_json").path("kwh").asText())
                .movePointLeft(3);

        assertEquals(tonnes(example, "shanghai_ets"), emitted(megawattHours, "SHANGHAI_ETS", "CN-SH"));
        assertEquals(tonnes(example, "mee_province_2023"), emitted(megawattHours, "DISTRICT_INVENTORY", "CN-SH"));
        assertEquals(tonnes(example, "national_2023"), emitted(megawattHours, "DISTRICT_INVENTORY", "CN"));
        assertEquals(tonnes(example, "market_based_uncovered_2023"), emitted(megawattHours, "ENTITY_MARKET", "CN-SH"));
    }

    /** PUB-06: what a megawatt of rooftop PV is credited in a year under the Shanghai benefit scheme. */
    @Test
    void rooftopPvCredit() {
        var inputs = OpenData.example("PUB-06", "inputs_json");
        var megawattHours = inputs.path("capacity_mw").asInt()
                * inputs.path("full_load_hours").asInt();

        assertEquals(
                OpenData.example("PUB-06").path("tco2").asDouble(),
                emitted(BigDecimal.valueOf(megawattHours), "SHANGHAI_TANPUHUI", "CN-SH", "2024-06"));
    }

    private static double emitted(BigDecimal megawattHours, String purpose, String area) {
        return emitted(megawattHours, purpose, area, "2023-06");
    }

    private static double emitted(BigDecimal megawattHours, String purpose, String area, String month) {
        var factor = value(
                "/api/carbon/v1/factors/applicable?purpose=" + purpose + "&area=" + area + "&carrier=ELECTRICITY&month="
                        + month,
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
}
