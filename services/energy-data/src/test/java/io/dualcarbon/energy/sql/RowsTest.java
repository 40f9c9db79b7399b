package io.dualcarbon.energy.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dualcarbon.energy.FakeRegistry;
import io.dualcarbon.platform.paging.Cursor;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.problem.ProblemException;
import io.dualcarbon.platform.rows.Rows;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform's way to rows, on a database with row-level security. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class RowsTest {
    private static final String INSERT_TICKET = """
            insert into quality_ticket (tenant_id, ticket_id, version, meter_id, rule, state, due, opened_at, reopened)
            values (:tenant, :id, 0, :meterId, 'GAP', 'OPEN', '2025-01-06', '2025-01-01T00:00:00Z', 0)
            """;

    private final String tenant = TestTenant.fresh().id();

    @Test
    void aRecordBindsByNameAndIsBuiltOfColumns() {
        var kept = new Kept(
                UUID.randomUUID(),
                "Tower 上海 'B'",
                null,
                Optional.empty(),
                Optional.of("steward"),
                DayOfWeek.FRIDAY,
                LocalDate.of(2025, 1, 31),
                Instant.parse("2025-01-31T15:59:59.123456Z"),
                -3,
                List.of("a", "b,c"),
                List.of(UUID.randomUUID()),
                List.of());

        var read = inTenant(rows -> rows.sql("""
                select :id as id, :label as label, :note::text as note, :closedAt::timestamptz as closed_at,
                    :owner as owner, :weekday as weekday, :day::date as day, :openedAt::timestamptz as opened_at,
                    :count as count, :tags as tags, :ids as ids, :none as none
                where :tenant <> ''
                """).bind(kept).one(Kept.class));

        assertEquals(Optional.of(kept), read);
    }

    @Test
    void arraysAreBoundByTheTypeOfTheirElements() {
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID());

        var found = inTenant(rows -> rows.sql(
                        "select id from unnest(:ids) id where :tenant <> '' and id = any(:wanted) and not id = any(:no)")
                .bind("ids", UUID.class, ids)
                .bind("wanted", UUID.class, ids.subList(1, 2))
                .bind("no", UUID.class, List.of())
                .list(UUID.class));

        assertEquals(ids.subList(1, 2), found);
    }

    @Test
    void theTenantIsBoundByItself() {
        var select = "select :tenant || :other";

        assertEquals(
                Optional.of(tenant + "!"),
                inTenant(rows -> rows.sql(select).bind("other", "!").one(String.class)));
        assertEquals(
                Optional.of(tenant + "!"),
                inTenant(rows -> rows.sql(select).bind(new Impostor("t-b", "!")).one(String.class)));
        assertThrows(
                IllegalArgumentException.class,
                () -> inTenant(rows -> rows.sql(select).bind("tenant", "t-b").run()));
    }

    @Test
    void aStatementThatForgetsTheTenantIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> inTenant(rows -> rows.sql("select meter_id from meter").list(UUID.class)));
        assertThrows(
                IllegalArgumentException.class,
                () -> inTenant(rows -> rows.sql("select code from meter where meter_id = :id")
                        .bind("id", UUID.randomUUID())
                        .list(String.class)));
    }

    @Test
    void whatARecordDoesNotHaveIsNoDefault() {
        assertThrows(
                RuntimeException.class,
                () -> inTenant(rows -> rows.sql("select 1 as number, 2 as more where :tenant <> ''")
                        .list(Place.class)));
        assertThrows(
                RuntimeException.class,
                () -> inTenant(rows -> rows.sql("select null::int as number where :tenant <> ''")
                        .list(Place.class)));
    }

    @Test
    void pagesGoOnBehindTheKeyOfTheLastRow() {
        var first = page(Optional.empty());
        var second = page(first.nextCursor());
        var third = page(second.nextCursor());

        assertEquals(List.of(1, 2), first.items());
        assertEquals(List.of(3, 4), second.items());
        assertEquals(List.of(5), third.items());
        assertEquals(Optional.empty(), third.nextCursor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "{}", "{\"number\":null}", "{\"number\":\"x\"}", "{\"number\":1,\"more\":2}"})
    void aCursorThatTheListDidNotGiveOutIsRefused(String key) {
        var cursor = Optional.of(inTenant(rows -> Cursor.encode(key)));

        var refused = assertThrows(ProblemException.class, () -> page(cursor));

        assertEquals("urn:dualcarbon:problem:cursor-invalid", refused.type().urn());
    }

    @Test
    void aConstraintRefusesByItsName() {
        var meter = UUID.randomUUID();

        var named = assertThrows(ProblemException.class, () -> addTwice(meter, "quality_ticket_meter_rule"));
        var unnamed = assertThrows(ConstraintViolationException.class, () -> addTwice(meter, "another"));

        assertEquals(CommonProblem.BUSY, named.type());
        assertEquals("quality_ticket_meter_rule", unnamed.getConstraintName());
        assertEquals(
                Optional.of(0),
                inTenant(rows -> rows.sql("select count(*) from quality_ticket where tenant_id = :tenant")
                        .one(Integer.class)));
    }

    private Integer addTwice(UUID meter, String constraint) {
        return inTenant(rows -> add(rows, meter, constraint) + add(rows, meter, constraint));
    }

    private static int add(Rows rows, UUID meter, String constraint) {
        return rows.sql(INSERT_TICKET)
                .bind("id", UUID.randomUUID())
                .bind("meterId", meter)
                .refusing(constraint, CommonProblem.BUSY::because)
                .run();
    }

    private Page<Integer> page(Optional<String> cursor) {
        return inTenant(
                rows -> rows.sql("""
                select n from generate_series(1, 5) n where :tenant <> '' and n > :after.number order by n limit :limit
                """).page(new PageRequest(2, cursor), Integer.class, new Place(0), Place::new));
    }

    private <T> T inTenant(Function<Rows, T> work) {
        var rows = Arc.container().instance(Rows.class).get();
        return Tenancy.inTransactionOf(tenant, () -> work.apply(rows));
    }

    private record Kept(
            UUID id,
            String label,
            @Nullable String note,
            Optional<Instant> closedAt,
            Optional<String> owner,
            DayOfWeek weekday,
            LocalDate day,
            Instant openedAt,
            int count,
            List<String> tags,
            List<UUID> ids,
            List<UUID> none) {}

    private record Place(int number) {}

    private record Impostor(String tenant, String other) {}
}
