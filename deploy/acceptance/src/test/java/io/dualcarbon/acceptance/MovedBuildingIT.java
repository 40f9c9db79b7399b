package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.PROBLEM;
import static io.dualcarbon.acceptance.Energy.ask;
import static io.dualcarbon.acceptance.Energy.caughtUp;
import static io.dualcarbon.acceptance.Energy.hourly;
import static io.dualcarbon.acceptance.Energy.post;
import static io.dualcarbon.acceptance.Energy.sendBlocks;
import static io.dualcarbon.acceptance.RunningPlatform.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A building that moves in a closed month: each area keeps its days, and who may not restate moves nothing. */
@ExtendWith(RunningPlatform.class)
class MovedBuildingIT {
    /** A month of which no other test of this tenant sends anything: it stays closed. */
    private static final String MONTH = "2018-09";

    private static final String BUILDINGS = "/api/assets/v1/buildings/";

    /** 3 kWh on the first day, 4 on the second, on which the building moves. */
    @Test
    void aMoveIntoAClosedMonthIsRefusedOrRestated() {
        var from = Registry.area("From");
        var to = Registry.area("To");
        var building = Registry.building("Moved", from, "OFFICE", BigDecimal.TEN);
        var meter = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        sendBlocks(hourly(meter, MONTH + "-01T23:00:00+08:00", 3, 4));
        consumed(from, 7.0);
        post("/closed-months", "{\"month\":\"" + MONTH + "\"}").statusCode(201);
        var known = Instant.now();

        place(building, to, "").then().statusCode(409).body("type", equalTo(PROBLEM + "month-closed"));
        consumed(from, 7.0);

        place(building, to, "?restate=The deed says so").then().statusCode(200).body("areaId", equalTo(to));

        Registry.until(
                "the move has reached the sums",
                () -> !ask("/restatements?month=" + MONTH)
                        .extract()
                        .<List<?>>path("items")
                        .isEmpty());
        consumed(from, 3.0);
        consumed(to, 4.0);
        var restated = ask("/restatements?month=" + MONTH)
                .body("items.kind", everyItem(equalTo("AREA")))
                .body("items.reason", everyItem(equalTo("The deed says so")))
                .body("items.actor", everyItem(startsWith(Registry.ADMIN)))
                .extract()
                .<List<Map<String, Object>>>path("items");
        assertEquals(
                Set.of(List.of(from, 7.0, 3.0), List.of(to, 0.0, 4.0)),
                restated.stream()
                        .map(item ->
                                List.of(item.get("subjectId"), item.get("quantityBefore"), item.get("quantityAfter")))
                        .collect(Collectors.toSet()));
        as(Registry.ADMIN)
                .get(BUILDINGS + building + "?asOf=" + known)
                .then()
                .statusCode(200)
                .body("areaId", equalTo(from))
                .body("placements.areaId", contains(from));
    }

    private static Response place(String building, String area, String query) {
        return as(Registry.ADMIN)
                .header("If-Match", "*")
                .body(Map.of("areaId", area, "use", "OFFICE", "grossFloorAreaM2", 10))
                .put(BUILDINGS + building + "/placements/" + MONTH + "-02" + query);
    }

    private static void consumed(String area, double kwh) {
        caughtUp("/consumption?from=" + MONTH + "&to=2018-10&areaId=" + area).body("rows.quantity", contains(kwh));
    }
}
