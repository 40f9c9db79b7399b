package io.dualcarbon.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;

/** Numbers of an answer to their last digit: by default RestAssured reads them as floats. */
public final class Exact {
    private Exact() {}

    public static void assertNumber(String expected, ValidatableResponse answer, String path) {
        var actual = number(answer, path);
        assertEquals(
                0,
                new BigDecimal(expected).compareTo(actual),
                () -> path + " is " + actual.toPlainString() + ", not " + expected);
    }

    public static BigDecimal number(ValidatableResponse answer, String path) {
        var config = JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.BIG_DECIMAL);
        var found = answer.extract().jsonPath(config).<Object>get(path);
        return new BigDecimal(String.valueOf(found));
    }
}
