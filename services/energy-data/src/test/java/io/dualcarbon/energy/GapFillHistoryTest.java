package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.QualityAnswers.varied;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was there before a gap was filled, and who said that it shall be filled, can be read for ever. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class GapFillHistoryTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";
    private static final double NO = Double.NaN;

    @Inject
    Clock clock;

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @AfterEach
    void putTheClockRight() {
        ((MovableClock) clock).putRight();
    }

    @Test
    void revisionsTellWhatFilledAGapAndWhatTookItsPlace() {
        var meter = meter(15);
        energy.sendBlocks(block(meter, NEW_YEAR, 1, NO, NO, 4));
        var approved = fill(meter, "2025-01-01T00:15:00+08:00", "2025-01-01T00:45:00+08:00", "LINEAR");

        revisions(meter)
                .body("items.day", contains("2025-01-01"))
                .body("items[0].replaced.by", equalTo("GAP_FILL"))
                .body("items[0].replaced.at", equalTo(approved.getString("decidedAt")))
                .body("items[0].replaced.actor", equalTo("steward@" + tenant.id()))
                .body("items[0].replaced.gapFillId", equalTo(approved.getString("id")))
                .body("items[0].replaced.uploadId", nullValue())
                .body("items[0].values.start", contains("2025-01-01T00:15:00+08:00", "2025-01-01T00:30:00+08:00"))
                .body("items[0].values.before", contains(nullValue(), nullValue()))
                .body("items[0].values.after", contains(2.0, 3.0))
                .body("items[0].values.receivedAt", contains(nullValue(), nullValue()));

        energy.sendBlocks(block(meter, "2025-01-01T00:15:00+08:00", 2, 5)); // measured, the first as it was filled

        revisions(meter)
                .body("items.replaced.by", contains("GAP_FILL", "UPLOAD"))
                .body("items[0].values.after", contains(2.0, 3.0))
                .body("items[1].values.before", contains(2.0, 3.0))
                .body("items[1].values.filled", contains(true, true))
                .body("items[1].values.after", contains(2.0, 5.0))
                .body("items[1].values.receivedAt", everyItem(notNullValue()));
    }

    @Test
    void aDayOfWhichNothingHadComeIsToldWhole() {
        var meter = meter(60);
        energy.sendBlocks(
                blockEvery(60, meter, NEW_YEAR, flat(14 * 24, 7)),
                blockEvery(60, meter, "2025-01-16T00:00:00+08:00", flat(24, 7)));
        fill(meter, "2025-01-15T00:00:00+08:00", "2025-01-16T00:00:00+08:00", "PROFILE");

        revisions(meter)
                .body("items.day", contains("2025-01-15"))
                .body("items[0].intervalMinutes", equalTo(60))
                .body("items[0].values", hasSize(24))
                .body("items[0].values.before", everyItem(nullValue()))
                .body("items[0].values.after", everyItem(equalTo(7.0)));
    }

    @Test
    void beforeTheApprovalTheGapWasAGap() {
        var meter = meter(15);
        energy.sendBlocks(block(meter, NEW_YEAR, 1, NO, NO, 4));
        var before = clock.instant().plus(Duration.ofMinutes(30));
        ((MovableClock) clock).jump(Duration.ofHours(1));
        var approved = fill(meter, "2025-01-01T00:15:00+08:00", "2025-01-01T00:45:00+08:00", "LINEAR");
        var after = Instant.parse(approved.getString("decidedAt")).plusSeconds(1);
        ((MovableClock) clock).jump(Duration.ofHours(1));
        energy.sendBlocks(block(meter, "2025-01-01T00:30:00+08:00", 5));

        asOf(meter, before)
                .body("points.value", contains(1.0, null, null, 4.0))
                .body("points.filled", contains(nullValue(), nullValue(), nullValue(), nullValue()));
        asOf(meter, after)
                .body("points.value", contains(1.0, 2.0, 3.0, 4.0))
                .body("points.filled", contains(null, true, true, null));
        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT15M")
                .body("points.value", contains(1.0, 2.0, 5.0, 4.0))
                .body("points.filled", contains(null, true, null, null));
        assertEquals(List.of("GAP_FILL", "UPLOAD"), revisions(meter).extract().<List<String>>path("items.replaced.by"));
    }

    /** The last value of 2 January came three and a half days after the day was over. */
    @Test
    void aDayThatWasFilledInTimeIsStillLateWhenTheRestOfItComes() {
        var meter = meter(15);
        var values = varied(96);
        values[1] = NO;
        values[95] = NO;
        itIs("2025-01-02T02:00:00+08:00");
        energy.sendBlocks(block(meter, NEW_YEAR, varied(96)));
        itIs("2025-01-03T02:00:00+08:00");
        energy.sendBlocks(block(meter, "2025-01-02T00:00:00+08:00", values));
        fill(meter, "2025-01-02T00:15:00+08:00", "2025-01-02T00:30:00+08:00", "LINEAR");

        itIs("2025-01-06T12:00:00+08:00");
        energy.sendBlocks(block(meter, "2025-01-02T23:45:00+08:00", 1));
        putTheClockRight(); // the worker leaves alone what looks as if it had changed only now

        new QualityAnswers(tenant, energy)
                .await(meter, "LATE", 1)
                .body("items.from", contains("2025-01-02"))
                .body("items[0].measured.intValue()", equalTo(84));
    }

    private void itIs(String time) {
        ((MovableClock) clock).jump(Duration.between(clock.instant(), OffsetDateTime.parse(time)));
    }

    private String meter(int intervalMinutes) {
        var meter = registry.meterOf(registry.building(registry.area()), "\"intervalMinutes\":" + intervalMinutes);
        registry.publish();
        return meter;
    }

    /** The gap fill as it was approved. */
    private JsonPath fill(String meter, String from, String to, String method) {
        var id = energy.post(
                        "/gap-fills",
                        "{\"meterId\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"method\":\"%s\"}"
                                .formatted(meter, from, to, method))
                .statusCode(201)
                .extract()
                .<String>path("id");
        return energy.as("steward")
                .header("If-Match", "*")
                .post(API + "/gap-fills/" + id + "/approval")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private ValidatableResponse revisions(String meter) {
        return energy.as("viewer")
                .get(API + "/meters/" + meter + "/revisions?from=2025-01&to=2025-02")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse asOf(String meter, Instant time) {
        return energy.as("viewer")
                .queryParam("from", NEW_YEAR)
                .queryParam("to", "2025-01-01T01:00:00+08:00")
                .queryParam("resolution", "PT15M")
                .queryParam("asOf", time.toString())
                .get(API + "/meters/" + meter + "/series")
                .then()
                .statusCode(200);
    }
}
