package io.dualcarbon.assets.platform;

import static io.dualcarbon.assets.TestRegistry.API;
import static io.dualcarbon.assets.TestRegistry.newArea;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.FeedReader;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Tokens;
import io.dualcarbon.platform.testing.Until;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the audit log tells of those who were not let in. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class RefusedAccessTest {
    private static final String FORBIDDEN = TestRegistry.PROBLEM + "forbidden";

    private final TestRegistry registry = TestRegistry.fresh();
    private final TestTenant tenant = registry.tenant();
    private final String auditor = tenant.token("tenant-admin");

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void aRefusedAccessIsInTheAuditLogAndNotInTheFeed() {
        tenant.as("viewer")
                .header("X-Request-Id", "request-7")
                .header("Dualcarbon-Gateway", "gateway-secret-of-development-only")
                .body(newArea("CN"))
                .post(API + "areas")
                .then()
                .statusCode(403);

        var entry = audit(auditor, entries -> entries.size() == 1).get(0);

        assertEquals("access.refused", entry.get("type"));
        assertEquals("viewer@" + tenant.id(), entry.get("actor"));
        assertEquals("registerArea", entry.get("subject"));
        assertEquals("request-7", entry.get("requestId"));
        assertEquals("127.0.0.1", entry.get("address"));
        assertEquals(Map.of("problem", FORBIDDEN, "count", 1), entry.get("after"));
        var area = registry.area("CN");
        assertEquals(
                List.of(area),
                new FeedReader(tenant.token("viewer"))
                        .next(1).stream().map(event -> event.get("subject")).toList());
    }

    @Test
    void manyOfACallerToAnOperationAreCountedInOneEntry() {
        for (var attempt = 0; attempt < 100; attempt++) {
            tenant.as("viewer").get(API + "audit").then().statusCode(403);
        }
        tenant.as("analyst").get(API + "audit").then().statusCode(403);

        var entries = audit(auditor, found -> counted("viewer", found) == 100);

        assertEquals(1, counted("analyst", entries));
        assertTrue(entries.size() < 20, () -> entries.size() + " entries");
        var repeats =
                entries.stream().filter(entry -> counted(entry) > 1).findFirst().orElseThrow();
        assertEquals("audit", repeats.get("subject"));
        assertEquals(FORBIDDEN, after(repeats).get("problem"));
        assertTrue(after(repeats).containsKey("since"));
    }

    @Test
    void anExpiredTokenTellsWhoseItWas() {
        given().auth()
                .oauth2(Tokens.expiredToken("somebody", tenant.id(), "viewer"))
                .get(API + "areas")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.foreignToken("stranger", tenant.id(), "viewer"))
                .get(API + "areas")
                .then()
                .statusCode(401);
        tenant.as("viewer").get(API + "audit").then().statusCode(403);

        var entries = audit(auditor, found -> found.size() == 2);

        assertEquals(
                List.of("viewer@" + tenant.id(), "somebody"),
                entries.stream().map(entry -> entry.get("actor")).toList());
        assertEquals("listAreas", entries.get(1).get("subject"));
        assertEquals(
                Map.of("problem", TestRegistry.PROBLEM + "token-expired", "count", 1),
                entries.get(1).get("after"));
    }

    @Test
    void whoAsksForWhatIsMeasuredIsToldToo() {
        tenant.as("viewer").get("/q/metrics").then().statusCode(403);

        var entry = audit(auditor, found -> found.size() == 1).get(0);

        assertEquals("viewer@" + tenant.id(), entry.get("actor"));
        assertEquals("metrics", entry.get("subject"));
        assertEquals(FORBIDDEN, after(entry).get("problem"));
    }

    @Test
    void thePlatformsPeopleSeeWhoWasRefusedAndNothingOfTheTenants() {
        var unknown = TestTenant.fresh();
        unknown.as("viewer").get(API + "areas").then().statusCode(403);
        registry.area("CN");
        tenant.as("viewer").get(API + "audit").then().statusCode(403);

        var operator = Tokens.platformToken("operator", "platform-admin");
        var entries = audit(operator, found -> isToldOf(unknown, found) && isToldOf(tenant, found));

        assertTrue(entries.stream()
                .map(entry -> text(entry, "type"))
                .allMatch(type -> type.equals("access.refused") || type.startsWith("tenant.")));
        var ofNobody = entries.stream()
                .filter(entry -> text(entry, "actor").equals("viewer@" + unknown.id()))
                .findFirst()
                .orElseThrow();
        assertEquals(
                Map.of("problem", TestRegistry.PROBLEM + "tenant-unknown", "tenant", unknown.id(), "count", 1),
                ofNobody.get("after"));
    }

    private static List<Map<String, Object>> audit(String token, Predicate<List<Map<String, Object>>> complete) {
        return Until.sees(
                "the audit log tells it",
                () -> given().auth()
                        .oauth2(token)
                        .get(API + "audit?limit=500")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<Map<String, Object>>>path("items"),
                complete);
    }

    private static boolean isToldOf(TestTenant tenant, List<Map<String, Object>> entries) {
        return entries.stream().anyMatch(entry -> text(entry, "actor").equals("viewer@" + tenant.id()));
    }

    private static String text(Map<String, Object> properties, String name) {
        return String.valueOf(properties.get(name));
    }

    private long counted(String role, List<Map<String, Object>> entries) {
        return entries.stream()
                .filter(entry -> text(entry, "actor").equals(role + "@" + tenant.id()))
                .mapToLong(RefusedAccessTest::counted)
                .sum();
    }

    private static long counted(Map<String, Object> entry) {
        return Long.parseLong(text(after(entry), "count"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> after(Map<String, Object> entry) {
        return (Map<String, Object>) Objects.requireNonNull(entry.get("after"));
    }
}
