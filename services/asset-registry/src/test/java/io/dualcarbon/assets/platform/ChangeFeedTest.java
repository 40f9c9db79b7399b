package io.dualcarbon.assets.platform;

import static io.dualcarbon.assets.TestRegistry.API;
import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.FeedReader;
import io.dualcarbon.assets.InParallel;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the platform promises to those who follow the changes of a service. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class ChangeFeedTest {
    private final TestRegistry registry = TestRegistry.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    /** The number of a transaction grows a digit now and then: 10 comes after 9, though its text does not. */
    @Test
    void keepsTheOrderWhenTheNumbersOfTransactionsGrowADigit() throws SQLException {
        var ids = List.of("8", "9", "10", "11");
        try (var connection = PostgresResource.superuser();
                var insert = connection.prepareStatement("""
                        insert into change (tenant_id, tx, ordinal, id, type, subject, at, actor)
                        values (?, ?::xid8, 0, gen_random_uuid(), 'area.created', ?, now(), 'somebody')
                        """)) {
            for (var id : ids) {
                insert.setString(1, registry.tenant().id());
                insert.setString(2, id);
                insert.setString(3, id);
                insert.executeUpdate();
            }
        }

        var viewer = registry.tenant().as("viewer");
        var first = viewer.get(API + "changes?limit=2").then().body("events.subject", contains("8", "9"));
        viewer.get(API + "changes?limit=2&after=" + first.extract().<String>path("cursor"))
                .then()
                .body("events.subject", contains("10", "11"));
        registry.tenant()
                .as("tenant-admin")
                .get(API + "audit")
                .then()
                .body("items.subject", contains("11", "10", "9", "8"));
    }

    @Test
    void holdsBackWhatMightBeOvertaken() throws SQLException {
        var feed = new FeedReader(registry.tenant().token("viewer"));
        try (var slow = applicationOf(registry)) {
            slow.setAutoCommit(false);
            var early = recordChange(slow);
            var first = registry.area("A1");
            var second = registry.area("A2");

            var whileItRuns = feed.now();
            slow.commit();
            var afterwards = feed.next(3);

            assertEquals(List.of(), whileItRuns);
            assertEquals(List.of(early, first, second), subjects(afterwards));
            assertEquals(List.of(), feed.now());
        }
    }

    @Test
    void forgetsWhatWasRolledBack() throws SQLException {
        var feed = new FeedReader(registry.tenant().token("viewer"));
        try (var slow = applicationOf(registry)) {
            slow.setAutoCommit(false);
            recordChange(slow);
            var first = registry.area("A1");

            slow.rollback();

            assertEquals(List.of(first), subjects(feed.next(1)));
        }
    }

    @Test
    void givesAFollowerEachChangeOnceWhileManyWrite() {
        var writers = new ArrayList<Callable<List<String>>>();
        for (var writer = 0; writer < 4; writer++) {
            var prefix = "W" + writer + "-";
            writers.add(() -> {
                var ids = new ArrayList<String>();
                for (var i = 0; i < 15; i++) {
                    ids.add(registry.area(prefix + i));
                }
                return ids;
            });
        }
        var seen = new ArrayList<String>();
        writers.add(() -> {
            var feed = new FeedReader(registry.tenant().token("viewer"));
            seen.addAll(subjects(feed.next(60)));
            return List.of();
        });

        var written = InParallel.call(writers).stream().flatMap(List::stream).toList();

        assertEquals(60, written.size());
        assertEquals(60, seen.size());
        assertEquals(Set.copyOf(written), Set.copyOf(seen));
    }

    @Test
    void goesOnFromEachCursorInPages() {
        var ids = List.of(registry.area("A1"), registry.area("A2"), registry.area("A3"));
        new FeedReader(registry.tenant().token("viewer")).next(3);
        var seen = new ArrayList<String>();
        var cursor = "";

        for (var page = 0; page < 4; page++) {
            var answer = registry.get("changes?limit=1&after=" + cursor)
                    .statusCode(200)
                    .extract();
            seen.addAll(answer.<List<String>>path("events.subject"));
            cursor = answer.path("cursor");
        }

        assertEquals(ids, seen);
    }

    @Test
    void answersAsSoonAsSomethingHappens() throws Exception {
        var feed = new FeedReader(registry.tenant().token("viewer"));
        var follower = Executors.newSingleThreadExecutor();
        try {
            var start = System.nanoTime();
            var waiting = follower.submit(() -> feed.within("PT20S"));
            var id = registry.area("A1");

            var events = waiting.get();

            assertEquals(List.of(id), subjects(events));
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(19).toNanos());
        } finally {
            follower.shutdownNow();
        }
    }

    @Test
    void answersEmptyWhenTheWaitIsOver() {
        var start = System.nanoTime();

        var events = new FeedReader(registry.tenant().token("viewer")).within("PT1S");

        assertEquals(List.of(), events);
        assertTrue(System.nanoTime() - start >= Duration.ofSeconds(1).toNanos());
    }

    @Test
    void showsTheServiceAllTenantsAndAnyoneElseTheirOwn() {
        var other = TestRegistry.fresh();
        var service = FeedReader.ofTheService().skipAll();

        var here = registry.area("A1");
        var there = other.area("A1");

        var all = service.next(2);
        assertEquals(
                Map.of(here, registry.tenant().id(), there, other.tenant().id()),
                Map.of(
                        subjects(all).get(0),
                        String.valueOf(all.get(0).get("tenantid")),
                        subjects(all).get(1),
                        String.valueOf(all.get(1).get("tenantid"))));
        assertEquals(List.of(here), subjects(new FeedReader(registry.tenant().token("viewer")).next(1)));
        assertEquals(List.of(there), subjects(new FeedReader(other.tenant().token("viewer")).next(1)));
    }

    @Test
    void tellsEachEventInTheFormOfCloudEvents() {
        var id = registry.area("A1");

        var event = new FeedReader(registry.tenant().token("viewer")).next(1).get(0);

        assertEquals(
                Set.of("specversion", "id", "source", "type", "subject", "time", "tenantid", "data"), event.keySet());
        assertEquals("1.0", event.get("specversion"));
        assertEquals("/api/assets/v1", event.get("source"));
        assertEquals("io.dualcarbon.assets.area.created", event.get("type"));
        assertEquals(id, event.get("subject"));
        assertEquals(registry.tenant().id(), event.get("tenantid"));
        assertEquals(registry.get("areas/" + id).extract().as(Map.class), event.get("data"));
        assertFalse(String.valueOf(event.get("id")).equals(id));
    }

    @Test
    void asksWhoAndWhether() {
        given().get(API + "changes").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.platformToken("operator", "platform-admin"))
                .get(API + "changes")
                .then()
                .statusCode(403);
        registry.tenant().as("readings:read").get(API + "changes").then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "after=nonsense, cursor-invalid",
        "after=MQ, cursor-invalid",
        "limit=0, invalid-request",
        "limit=501, invalid-request",
        "wait=PT21S, invalid-request",
        "wait=soon, invalid-parameter",
        "since=1, unknown-parameter",
    })
    void refusesAParameterItCannotRead(String query, String problem) {
        registry.get("changes?" + query).statusCode(400).body("type", equalTo(PROBLEM + problem));
    }

    @Test
    void isEmptyForAFreshTenant() {
        registry.get("changes").statusCode(200).body("events", empty());
    }

    private static List<String> subjects(List<Map<String, Object>> events) {
        return events.stream()
                .map(event -> String.valueOf(event.get("subject")))
                .toList();
    }

    /** A writer of the service that is slow to commit. */
    private static Connection applicationOf(TestRegistry registry) throws SQLException {
        var connection = PostgresResource.application();
        try (var bind = connection.prepareStatement(
                "select set_config('app.tenant', ?, false), set_config('app.reach', '*', false)")) {
            bind.setString(1, registry.tenant().id());
            bind.execute();
        }
        return connection;
    }

    private String recordChange(Connection connection) throws SQLException {
        var subject = UUID.randomUUID().toString();
        try (var insert = connection.prepareStatement("""
                insert into change (tenant_id, ordinal, id, type, subject, at, actor)
                values (?, 0, gen_random_uuid(), 'area.created', ?, now(), 'slow')
                """)) {
            insert.setString(1, registry.tenant().id());
            insert.setString(2, subject);
            insert.executeUpdate();
        }
        return subject;
    }
}
