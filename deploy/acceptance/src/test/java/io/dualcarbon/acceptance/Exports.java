package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.API;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.time.Duration;
import java.util.List;

/** Files that a job makes. */
final class Exports {
    private static final Duration MADE_WITHIN = Duration.ofMinutes(2);

    private Exports() {}

    static String ofMeter(String format, String meterId, String from, String to, String resolution) {
        return """
            {"format":"%s","what":"SERIES","meterId":"%s","from":"%s","to":"%s","resolution":"%s"}
            """.formatted(format, meterId, from, to, resolution);
    }

    /** Starts a job and returns its id. */
    static String start(String order) {
        return Energy.post("/exports", order)
                .statusCode(202)
                .header("Location", matchesPattern("/api/energy/v1/jobs/[0-9a-f-]{36}"))
                .extract()
                .path("id");
    }

    /** What a job made, once it is done. */
    static byte[] file(String order) {
        var job = start(order);
        Registry.until(
                "the job is over",
                MADE_WITHIN,
                () -> !List.of("QUEUED", "RUNNING")
                        .contains(Energy.ask("/jobs/" + job).extract().<String>path("state")));
        Energy.ask("/jobs/" + job)
                .body("state", equalTo("DONE"))
                .body("result", equalTo(API + "/jobs/" + job + "/result"));
        return Energy.person(Registry.ADMIN)
                .accept("*/*")
                .get(API + "/jobs/" + job + "/result")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }
}
