package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.API;
import static io.dualcarbon.acceptance.Energy.PROBLEM;
import static io.dualcarbon.acceptance.Energy.person;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Work in the background is stopped by who started it. */
@ExtendWith(RunningPlatform.class)
class JobsIT {
    private static final String OWNER = "admin";
    private static final String SOMEBODY_ELSE = "planner";

    /** A quarter of a century of quarters of an hour of all meters of the district: minutes of work. */
    @Test
    void aRunningJobIsCancelled() {
        String district = person(OWNER).get("/api/assets/v1/areas?limit=1").path("items[0].id");
        String job = person(OWNER)
                .body("""
                        {"format":"CSV","what":"SERIES","areaId":"%s","from":"2001-01","to":"2026-01","resolution":"RAW"}
                        """.formatted(district))
                .post(API + "/exports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Registry.until("the job runs", () -> "RUNNING".equals(job(job).extract().path("state")));
        cancel(SOMEBODY_ELSE, job).statusCode(403);
        person(OWNER).get(result(job)).then().statusCode(409).body("type", equalTo(PROBLEM + "job-not-done"));

        cancel(OWNER, job).statusCode(200).body("state", equalTo("CANCELLED"));

        job(job).body("state", equalTo("CANCELLED")).body("result", nullValue());
        cancel(OWNER, job).statusCode(409).body("type", equalTo(PROBLEM + "job-is-over"));
        person(OWNER).get(result(job)).then().statusCode(409).body("type", equalTo(PROBLEM + "job-not-done"));
        aJobStartedNowIsDone(district);
    }

    /** The thread that did the cancelled one is free again. */
    private static void aJobStartedNowIsDone(String district) {
        String next = person(OWNER)
                .body("""
                        {"format":"CSV","what":"CONSUMPTION","areaId":"%s","from":"2025-01","to":"2025-02","resolution":"P1M"}
                        """.formatted(district))
                .post(API + "/exports")
                .path("id");
        Registry.until(
                "the next job is done", () -> "DONE".equals(job(next).extract().path("state")));
    }

    private static ValidatableResponse job(String id) {
        return person(OWNER).get(API + "/jobs/" + id).then().statusCode(200);
    }

    private static String result(String id) {
        return API + "/jobs/" + id + "/result";
    }

    private static ValidatableResponse cancel(String person, String id) {
        return person(person).post(API + "/jobs/" + id + "/cancellation").then();
    }
}
