package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.API;
import static io.dualcarbon.acceptance.Energy.PROBLEM;
import static io.dualcarbon.acceptance.Energy.ask;
import static io.dualcarbon.acceptance.Energy.caughtUp;
import static io.dualcarbon.acceptance.Energy.hourly;
import static io.dualcarbon.acceptance.Energy.person;
import static io.dualcarbon.acceptance.Energy.sendBlocks;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is wrong with readings is found, worked off and, where a second person agrees, filled. */
@ExtendWith(RunningPlatform.class)
class QualityIT {
    private static final String ANALYST = "planner-b";

    private String building;
    private String meter;

    @BeforeEach
    void aMeter() {
        building = Registry.building("Judged", Registry.area("Judged"), "OFFICE", BigDecimal.TEN);
        meter = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
    }

    /** Of 1 and 2 January 24 + 18 hours came and of the 3rd all: six are missing on the 2nd. */
    @Test
    void aGapIsFoundWorkedOffAndHealed() {
        sendBlocks(
                hourly(meter, "2025-01-01T00:00:00+08:00", varied(24 + 18)),
                hourly(meter, "2025-01-03T00:00:00+08:00", varied(24)));
        Registry.until("the gap is found", () -> has("/quality/findings?rule=GAP&open=true&meterId=" + meter));

        ask("/quality/findings?rule=GAP&meterId=" + meter)
                .body("items.from", contains("2025-01-02"))
                .body("items.to", contains("2025-01-03"))
                .body("items.measured", contains(6.0))
                .body("items.unit", contains("values"));
        ask("/quality/completeness?from=2025-01-01&to=2025-01-04&resolution=P1D&meterId=" + meter)
                .body("total.expected", equalTo(72))
                .body("total.actual", equalTo(66));
        ask("/quality/gaps?from=2025-01-01&to=2025-01-04&meterId=" + meter)
                .body("items.start", contains("2025-01-02T18:00:00+08:00"))
                .body("items.end", contains("2025-01-03T00:00:00+08:00"));
        String ticket = ask("/quality/tickets?rule=GAP&meterId=" + meter)
                .body("items.state", contains("OPEN"))
                .extract()
                .path("items[0].id");
        decide("/quality/tickets/" + ticket + "/assignment", ANALYST, "\"0\"", "{\"owner\":\"steward\"}")
                .statusCode(200)
                .body("state", equalTo("ASSIGNED"))
                .body("owner", equalTo("steward"));
        decide("/quality/tickets/" + ticket + "/resolution", ANALYST, "\"0\"", "{\"note\":\"late\"}")
                .statusCode(412);

        sendBlocks(hourly(meter, "2025-01-02T18:00:00+08:00", varied(6)));

        Registry.until("the gap has healed", () -> has("/quality/findings?rule=GAP&open=false&meterId=" + meter));
        ask("/quality/tickets/" + ticket).body("state", equalTo("RESOLVED")).body("openFindings", equalTo(0));
    }

    /** Halfway from 1 to 4 lies 2.5. Of the sum of 7.5 only 1 + 4 was measured: 5 / 7.5 = 0.6667. */
    @Test
    void aGapIsFilledOnceASecondPersonApproves() {
        sendBlocks(hourly(meter, "2025-01-01T00:00:00+08:00", 1, Double.NaN, 4));
        String proposal = person(ANALYST)
                .body("""
                        {"meterId":"%s","from":"2025-01-01T01:00:00+08:00","to":"2025-01-01T02:00:00+08:00",
                         "method":"LINEAR"}
                        """.formatted(meter))
                .post(API + "/gap-fills")
                .then()
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .body("values.value", contains(2.5))
                .body("proposedBy", startsWith(ANALYST))
                .extract()
                .path("id");
        decide("/gap-fills/" + proposal + "/approval", ANALYST, "\"0\"", "")
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "forbidden"));

        decide("/gap-fills/" + proposal + "/approval", Registry.ADMIN, "\"0\"", "")
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("decidedBy", startsWith(Registry.ADMIN))
                .body("written", equalTo(1));

        ask("/meters/" + meter + "/series?resolution=PT1H&from=2024-12-31T16:00:00Z&to=2024-12-31T19:00:00Z")
                .body("points.value", contains(1.0, 2.5, 4.0))
                .body("points.filled", contains(null, true, null));
        caughtUp("/consumption?from=2025-01&to=2025-02&buildingId=" + building)
                .body("rows.quantity", contains(7.5))
                .body("rows.measuredShare", contains(0.6667));
    }

    private static boolean has(String path) {
        return !ask(path).extract().<List<?>>path("items").isEmpty();
    }

    private static ValidatableResponse decide(String path, String person, String version, String body) {
        var request = person(person).header("If-Match", version);
        return (body.isEmpty() ? request : request.body(body)).post(API + path).then();
    }

    /** No value is that of the hour before, which would be a finding of its own. */
    private static double[] varied(int hours) {
        return IntStream.range(0, hours).mapToDouble(hour -> 1 + hour % 2).toArray();
    }
}
