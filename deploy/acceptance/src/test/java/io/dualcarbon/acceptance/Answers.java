package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Answers read with every digit that was sent. */
final class Answers {
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Answers() {}

    static JsonNode get(String person, String path) {
        var answer = as(person).get(path);
        assertEquals(200, answer.statusCode(), answer::asString);
        try {
            return EXACT.readTree(answer.asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + answer.asString(), e);
        }
    }

    /** The rows in which the field has that value. */
    static List<JsonNode> rows(JsonNode answer, String field, String value) {
        return answer.path("rows")
                .valueStream()
                .filter(row -> row.path(field).asText().equals(value))
                .toList();
    }

    /** The emissions of a row in one calibre, in kg CO2 with three decimals. */
    static BigDecimal kilograms(JsonNode row, String calibre) {
        return row.path(calibre).path("emissionsKgCo2").decimalValue().setScale(3, RoundingMode.UNNECESSARY);
    }
}
