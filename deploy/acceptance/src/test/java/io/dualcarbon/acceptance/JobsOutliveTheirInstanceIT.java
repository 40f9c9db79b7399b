package io.dualcarbon.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A job goes on when its service is killed, and its result is there for a week, not longer. */
@ExtendWith(PlatformToBreak.class)
class JobsOutliveTheirInstanceIT {
    private static final String JOBS = "/api/energy/v1/jobs/";
    private static final int METERS = 30;

    /** The service's own words: a dead instance's job is taken up after 20 s. */
    private static final Duration TAKEN_UP_AND_DONE = Duration.ofMinutes(3);

    private static OwnPlatform platform;
    private static String area;

    @BeforeAll
    static void aPlatformToBreak(OwnPlatform own) {
        platform = own;
        area = platform.create("areas", Map.of("code", Registry.code("AREA"), "name", "Area", "kind", "DISTRICT"));
        var building = platform.create(
                "buildings",
                Map.of("code", Registry.code("BUILDING"), "name", "Building", "areaId", area, "use", "OFFICE"));
        var last = "";
        for (var i = 0; i < METERS; i++) {
            last = platform.create("meters", OwnPlatform.meter(building));
        }
        var series = "/api/energy/v1/meters/" + last + "/series?from=2024-01&to=2024-02&resolution=P1M";
        Registry.until("energy-data knows the meters", () -> platform.has(series));
    }

    /** A line for each quarter of an hour of the leap year 2024 and each meter, whether it has a value or not. */
    @Test
    void aKilledServicesJobIsBegunAgainAndWhole() throws IOException {
        var job = start("""
                {"format":"CSV","what":"SERIES","areaId":"%s","from":"2024","to":"2025","resolution":"PT15M"}
                """);
        Registry.until("the job is on its way", () -> job(job).path("done").asInt() > 0);
        var begun = Instant.parse(job(job).path("startedAt").asText());

        platform.end("energy-data", "KILL");
        platform.up();
        Registry.until("the gateway has found the service again", () -> platform.has(JOBS + job));

        assertEquals("RUNNING", job(job).path("state").asText(), "it was done before the service was killed");
        awaitDone(job);
        assertTrue(Instant.parse(job(job).path("startedAt").asText()).isAfter(begun));
        assertEquals(1 + METERS * 366 * 96, platform.lines(JOBS + job + "/result"));
    }

    /** Of two results the one that is older than seven days by a minute goes, and the younger one by a minute stays. */
    @Test
    void aResultIsKeptForAWeek() throws IOException, SQLException {
        var order = """
                {"format":"CSV","what":"CONSUMPTION","areaId":"%s","from":"2024","to":"2025","resolution":"P1Y"}
                """;
        var old = awaitDone(start(order));
        var young = awaitDone(start(order));
        var finished = Instant.parse(job(old).path("finishedAt").asText());
        assertEquals(
                finished.plus(Duration.ofDays(7)),
                Instant.parse(job(old).path("expiresAt").asText()));

        platform.sql("energy-data", """
                update job set finished_at = now() - interval '7 days 1 minute' where job_id = '%s';
                update job set finished_at = now() - interval '6 days 23 hours 59 minutes' where job_id = '%s';
                update scheduled_tasks set execution_time = now() where task_name = 'forget-jobs'
                """.formatted(old, young));

        Registry.until("the old job is forgotten", () -> !platform.has(JOBS + old));
        var answer = platform.answer(JOBS + old + "/result");
        assertEquals(404, answer.statusCode());
        assertEquals(
                "urn:dualcarbon:problem:job-not-found",
                OwnPlatform.read(answer.body()).path("type").asText());
        assertEquals(1, platform.lines(JOBS + young + "/result"), "the header of a table of nothing");
    }

    private static String start(String order) throws IOException {
        var answer = platform.post("/api/energy/v1/exports", order.formatted(area));
        assertEquals(202, answer.statusCode(), answer::body);
        return OwnPlatform.read(answer.body()).path("id").asText();
    }

    private static JsonNode job(String id) {
        return platform.get(JOBS + id);
    }

    private static String awaitDone(String job) {
        Registry.until(
                "the job is done",
                TAKEN_UP_AND_DONE,
                () -> job(job).path("state").asText().equals("DONE"));
        return job;
    }
}
