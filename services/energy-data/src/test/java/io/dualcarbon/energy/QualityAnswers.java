package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;

import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Until;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;

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
        return Until.sees(
                items + " of " + path,
                () -> energy.as("viewer").get(API + path).then().statusCode(200),
                answer -> answer.extract().<List<?>>path("items").size() == items);
    }

    /** In the order in which marks are passed on. */
    void awaitNoMarks() throws SQLException {
        var stored = new Stored(tenant);
        Until.holds("all is judged", () -> stored.count("dirty_range") + stored.count("quality_mark") == 0);
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
