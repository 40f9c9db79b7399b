package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo's partner, at the gateway: two buildings of the district are linked to its platform, no more. */
@ExtendWith(RunningPlatform.class)
class PartnerReachIT {
    private static final String PARTNER = "hongqiao";
    private static final String ASSETS = "/api/assets/v1/";
    private static final String ENERGY = "/api/energy/v1/";
    private static final String PROBLEM = "urn:dualcarbon:problem:";

    @Test
    void seesTheBuildingsLinkedToItAndTheirMeters() {
        var all = as("planner").get(ASSETS + "buildings?limit=500").then().statusCode(200);
        var linked = all.extract()
                .<List<String>>path("items.findAll { it.platformLinks.any { it.platform == 'hongqiao-linkong' } }.id");

        var seen = as(PARTNER)
                .get(ASSETS + "buildings?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.id");

        assertEquals(linked, seen);
        assertTrue(all.extract().<List<String>>path("items.id").size() > seen.size());
        as(PARTNER)
                .get(ASSETS + "meters?limit=500")
                .then()
                .statusCode(200)
                .body("items.buildingId", everyItem(in(linked)));
    }

    @Test
    void neitherReadsNorWritesAMeterElsewhere() {
        var meter = meter("M-CUIJI-E");

        as(PARTNER).get(ASSETS + "meters/" + meter).then().statusCode(404);
        as(PARTNER)
                .get(ENERGY + "meters/" + meter + "/series?from=2025-01&to=2025-02&resolution=P1M")
                .then()
                .statusCode(404);
        as(PARTNER).get(ENERGY + "latest-values?meterId=" + meter).then().statusCode(404);
        as(PARTNER)
                .contentType("application/json")
                .body("{\"readings\":[{\"meterId\":\"%s\",\"start\":\"2025-01-01T00:00:00+08:00\",\"value\":1}]}"
                        .formatted(meter))
                .post(ENERGY + "readings")
                .then()
                .statusCode(200)
                .body("rejected", equalTo(1))
                .body("errors.type", contains(PROBLEM + "meter-unknown"));
    }

    @Test
    void isRefusedWhatCannotBeLimited() {
        for (var url : List.of(
                "/api/assets/v1/areas",
                "/api/energy/v1/weather-stations",
                "/api/energy/v1/baselines",
                "/api/energy/v1/closed-months")) {
            as(PARTNER).get(url).then().statusCode(403).body("type", equalTo(PROBLEM + "not-for-partners"));
        }
    }

    private static String meter(String code) {
        return as("planner")
                .get(ASSETS + "meters?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.code == '%s' }.id".formatted(code));
    }
}
