package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.API;
import static io.dualcarbon.acceptance.Energy.PROBLEM;
import static io.dualcarbon.acceptance.Energy.ask;
import static io.dualcarbon.acceptance.Energy.caughtUp;
import static io.dualcarbon.acceptance.Energy.hourly;
import static io.dualcarbon.acceptance.Energy.person;
import static io.dualcarbon.acceptance.Energy.post;
import static io.dualcarbon.acceptance.Energy.sendBlocks;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A month that is closed stands: a later change is refused, or restated on the record by who may. */
@ExtendWith(RunningPlatform.class)
class ClosedMonthsIT {
    private static final String ANALYST = "planner-b";

    /** A month of which no other test of this tenant sends anything: it stays closed. */
    private static final String MONTH = "2019-06";

    /** 1 + 2 kWh stand; the second becomes 5 and a third of 4 is added: 3 before, 10 after. */
    @Test
    void aClosedMonthIsRefusedOrRestated() {
        var building = Registry.building("Closed", Registry.area("Closed"), "OFFICE", BigDecimal.TEN);
        var meter = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        sendBlocks(hourly(meter, MONTH + "-01T00:00:00+08:00", 1, 2));
        var change = "{\"blocks\":[" + hourly(meter, MONTH + "-01T00:00:00+08:00", 1, 5, 4) + "]}";
        person(ANALYST)
                .body("{\"month\":\"" + MONTH + "\"}")
                .post(API + "/closed-months")
                .then()
                .statusCode(403);

        post("/closed-months", "{\"month\":\"" + MONTH + "\"}")
                .statusCode(201)
                .body("month", equalTo(MONTH))
                .body("closedBy", startsWith(Registry.ADMIN));

        ask("/closed-months?limit=500").body("items.month", hasItem(MONTH));
        post("/interval-blocks", change)
                .statusCode(200)
                .body("rejected", equalTo(1))
                .body("errors.type", contains(PROBLEM + "month-closed"));
        person(ANALYST)
                .body(change)
                .post(API + "/interval-blocks?restate=Meter read wrongly")
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "restatement-forbidden"));
        consumed(building, 3);

        post("/interval-blocks?restate=Meter read wrongly", change)
                .statusCode(200)
                .body("corrected", equalTo(1));

        consumed(building, 10);
        ask("/restatements?month=" + MONTH)
                .body("items.kind", contains("METER"))
                .body("items.subjectId", contains(meter))
                .body("items.quantityBefore", contains(3.0))
                .body("items.quantityAfter", contains(10.0))
                .body("items.unit", contains("kWh"))
                .body("items.reason", contains("Meter read wrongly"))
                .body("items[0].actor", startsWith(Registry.ADMIN));
    }

    private static void consumed(String building, double kwh) {
        caughtUp("/consumption?from=" + MONTH + "&to=2019-07&buildingId=" + building)
                .body("rows.quantity", contains(kwh));
    }
}
