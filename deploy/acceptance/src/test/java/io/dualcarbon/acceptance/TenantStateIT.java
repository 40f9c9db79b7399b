package io.dualcarbon.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the state of a tenant means in every service, and that all of them learn of it from the registry. */
@ExtendWith(PlatformToBreak.class)
class TenantStateIT {
    private static final String PROBLEM = "urn:dualcarbon:problem:";
    private static final String TENANT = "/api/assets/v1/tenants/demo-b";
    private static final String ADMIN = "admin-b";

    /** A read of each service that needs no record. */
    private static final Map<String, String> READS = Map.of(
            "assets", "/api/assets/v1/areas",
            "energy", "/api/energy/v1/closed-months",
            "carbon", "/api/carbon/v1/factor-sets",
            "finance", "/api/finance/v1/projects");

    /** A write of each service that has one; refused before its body is looked at. */
    private static final Map<String, String> WRITES = Map.of(
            "assets", "/api/assets/v1/areas",
            "energy", "/api/energy/v1/readings",
            "finance", "/api/finance/v1/projects");

    /** What each says to an empty body, once it looks at it. */
    private static final Map<String, String> BODY_REFUSED = Map.of(
            "assets", "400 invalid-request",
            "energy", "400 invalid-request",
            "finance", "400 invalid-request");

    private static OwnPlatform platform;

    @BeforeAll
    static void aPlatformWithoutThatTenant(OwnPlatform own) {
        platform = own;
    }

    @Test
    void aTenantIsUnknownThenActsThenOnlyReadsThenIsNoMore() throws IOException {
        platform.actAs(ADMIN);
        everyRead(403, "tenant-unknown");
        everyWrite(403, "tenant-unknown");

        platform.actAs("operator");
        platform.create(
                "tenants", Map.of("id", "demo-b", "name", "B", "timeZone", "Asia/Shanghai", "gridArea", "CN-SH"));
        platform.actAs(ADMIN);
        Registry.until("every service knows of the tenant", TenantStateIT::writesAreLookedAt);
        everyRead(200, "");

        move("suspension", "SUSPENDED");
        Registry.until("every service knows of the suspension", () -> writes("tenant-suspended"));
        everyRead(200, "");
        everyWrite(403, "tenant-suspended");

        move("resumption", "ACTIVE");
        Registry.until("every service knows that it is over", TenantStateIT::writesAreLookedAt);
        everyRead(200, "");

        move("retirement", "RETIRED");
        Registry.until("every service knows of the retirement", () -> writes("tenant-retired"));
        everyWrite(403, "tenant-retired");
        Registry.until("no service answers any more", () -> reads("tenant-retired"));
        everyRead(403, "tenant-retired");
    }

    @Test
    void whoRunsThePlatformIsInNoTenantAndGetsNothingOfOne() throws IOException {
        platform.actAs("operator");
        everyRead(403, "forbidden");
        everyWrite(403, "forbidden");
    }

    private static void move(String verb, String state) throws IOException {
        platform.actAs("operator");
        var answer = platform.move(TENANT + "/" + verb);
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals(state, OwnPlatform.read(answer.body()).path("state").asText());
        platform.actAs(ADMIN);
    }

    private static void everyRead(int status, String problem) throws IOException {
        assertEquals(expected(READS, status + " " + problem), answers(READS, false));
    }

    private static void everyWrite(int status, String problem) throws IOException {
        assertEquals(expected(WRITES, status + " " + problem), answers(WRITES, true));
    }

    private static boolean reads(String problem) {
        return everyAnswerIs(READS, false, problem);
    }

    private static boolean writesAreLookedAt() {
        try {
            return answers(WRITES, true).equals(BODY_REFUSED);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean writes(String problem) {
        return everyAnswerIs(WRITES, true, problem);
    }

    private static boolean everyAnswerIs(Map<String, String> paths, boolean write, String problem) {
        try {
            return answers(paths, write).values().stream().allMatch(answer -> answer.endsWith(" " + problem));
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, String> expected(Map<String, String> paths, String answer) {
        var expected = new LinkedHashMap<String, String>();
        paths.keySet().forEach(service -> expected.put(service, answer));
        return expected;
    }

    private static Map<String, String> answers(Map<String, String> paths, boolean write) throws IOException {
        var answers = new LinkedHashMap<String, String>();
        for (var path : paths.entrySet()) {
            var answer = write ? platform.post(path.getValue(), "{}") : platform.answer(path.getValue());
            answers.put(path.getKey(), answer.statusCode() + " " + problem(answer));
        }
        return answers;
    }

    private static String problem(HttpResponse<String> answer) {
        return answer.statusCode() < 400
                ? ""
                : OwnPlatform.read(answer.body()).path("type").asText().replaceFirst("^" + PROBLEM, "");
    }
}
