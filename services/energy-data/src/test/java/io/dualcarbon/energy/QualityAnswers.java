package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.platform.testing.TestTenant;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the rules hold against a tenant's readings, as soon as they were judged. */
record QualityAnswers(TestTenant tenant, Energy energy) {
    ValidatableResponse findings(String meter, String rule) {
        return energy.ask("/quality/findings", "meterId", meter, "rule", rule).statusCode(200);
    }

    ValidatableResponse tickets(Object... parameters) {
        return energy.ask("/quality/tickets", parameters).statusCode(200);
    }

    ValidatableResponse await(String meter, String rule, int items) {
        return await("/quality/findings?rule=" + rule + "&meterId=" + meter, items);
    }

    ValidatableResponse await(String path, int items) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            var answer = energy.as("viewer").get(API + path).then().statusCode(200);
            if (answer.extract().<List<?>>path("items").size() == items) {
                return answer;
            }
            assertTrue(System.nanoTime() < deadline, () -> answer.extract().asString());
            Thread.onSpinWait();
        }
    }

    /** In the order in which marks are passed on. */
    void awaitNoMarks() throws SQLException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (new Stored(tenant).count("dirty_range") + new Stored(tenant).count("quality_mark") > 0) {
            assertTrue(System.nanoTime() < deadline);
            Thread.onSpinWait();
        }
    }

    /** Values of which no two that follow one another are equal. */
    static double[] varied(int count) {
        var values = new double[count];
        for (var i = 0; i < count; i++) {
            values[i] = 1 + i % 2;
        }
        return values;
    }
}
