package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.rows.Rows;
import io.dualcarbon.platform.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The work that follows from findings. */
@ApplicationScoped
class Tickets {
    private static final String SELECT = """
            select t.ticket_id as id, t.version, t.meter_id, coalesce(m.code, '') as meter_code, t.rule, t.state,
                   t.owner, t.due, t.closed_at is null and t.due < :today as overdue, t.note,
                   (select count(*) from quality_finding f where f.tenant_id = t.tenant_id
                        and f.meter_id = t.meter_id and f.rule = t.rule and f.open) as open_findings,
                   t.reopened, t.opened_at, t.closed_at
            from quality_ticket t left join meter m on m.tenant_id = t.tenant_id and m.meter_id = t.meter_id
            where t.tenant_id = :tenant
            """;

    private final Rows rows;
    private final Changes changes;
    private final TenantZone zone;
    private final Clock clock;

    Tickets(Rows rows, Changes changes, TenantZone zone, Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.zone = zone;
        this.clock = clock;
    }

    /** Opens those of rules that newly hold something against the meter, and closes those with nothing left. */
    void follow(UUID meterId, Findings.Difference difference) {
        difference.opened().forEach(rule -> open(meterId, rule));
        difference
                .resolved()
                .forEach(rule -> ofRule(meterId, rule)
                        .filter(TicketView::hasHealed)
                        .ifPresent(ticket -> update("ticket.resolved", ticket, ticket.heal(clock.instant()))));
    }

    private void open(UUID meterId, Rule rule) {
        var before = ofRule(meterId, rule);
        if (before.isEmpty()) {
            var id = UUID.randomUUID();
            rows.sql("""
                    insert into quality_ticket (tenant_id, ticket_id, version, meter_id, rule, state, due, opened_at,
                        reopened)
                    values (:tenant, :id, 0, :meterId, :rule, :state, :due, :now, :reopened)
                    """)
                    .bind("id", id)
                    .bind("meterId", meterId)
                    .bind("rule", rule)
                    .bind("now", clock.instant())
                    .bind(TicketView.Course.begun(zone.today(), 0))
                    .run();
            changes.record("ticket.opened", id, null, get(id));
        } else if (before.get().state().isClosed()) {
            update("ticket.reopened", before.get(), before.get().reopen(zone.today()));
        }
    }

    /** What somebody asks for, in the version that they read. */
    TicketView change(String type, UUID id, @Nullable String ifMatch, Function<TicketView, TicketView.Course> verb) {
        var ticket = one(id, "for update of t");
        Versions.requireMatch(ifMatch, ticket.version());
        return update(type, ticket, verb.apply(ticket));
    }

    private TicketView update(String type, TicketView before, TicketView.Course course) {
        rows.sql("""
                update quality_ticket set version = version + 1, state = :state, owner = :owner, due = :due,
                    reopened = :reopened, note = :note, closed_at = :closedAt
                where tenant_id = :tenant and ticket_id = :id
                """).bind("id", before.id()).bind(course).run();
        var after = get(before.id());
        changes.record(type, before.id(), before, after);
        return after;
    }

    TicketView get(UUID id) {
        return one(id, "");
    }

    private TicketView one(UUID id, String lock) {
        return select("and t.ticket_id = :id " + lock)
                .bind("id", id)
                .one(TicketView.class)
                .orElseThrow(() -> QualityProblem.TICKET_NOT_FOUND.because(id));
    }

    private Optional<TicketView> ofRule(UUID meterId, Rule rule) {
        return select("and t.meter_id = :meterId and t.rule = :rule for update of t")
                .bind("meterId", meterId)
                .bind("rule", rule)
                .one(TicketView.class);
    }

    /** The most urgent first. */
    Page<TicketView> page(Filter filter, PageRequest page) {
        return select("""
                and (:state::text is null or t.state = :state) and (:owner::text is null or t.owner = :owner)
                and (:meterId::uuid is null or t.meter_id = :meterId) and (:rule::text is null or t.rule = :rule)
                and (:overdue::boolean is null or (t.closed_at is null and t.due < :today) = :overdue)
                and (t.due, t.ticket_id) > (:after.due, :after.id) order by t.due, t.ticket_id limit :limit
                """).bind(filter).page(page, TicketView.class, Urgency.FIRST, Urgency::of);
    }

    private Sql select(String condition) {
        return rows.sql(SELECT + condition).bind("today", zone.today());
    }

    /** Which tickets a list holds. Used as a bean parameter. */
    public record Filter(
            @Parameter(description = "Tickets in this state only") @RestQuery
            Optional<TicketState> state,

            @Parameter(description = "Tickets of this person only") @RestQuery
            Optional<String> owner,

            @Parameter(description = "Tickets of this meter only") @RestQuery
            Optional<UUID> meterId,

            @Parameter(description = "Tickets by this rule only") @RestQuery
            Optional<Rule> rule,

            @Parameter(description = "true: not closed, and the last day for it is over") @RestQuery
            Optional<Boolean> overdue) {}

    private record Urgency(LocalDate due, UUID id) {
        static final Urgency FIRST = new Urgency(LocalDate.MIN, new UUID(0, 0));

        static Urgency of(TicketView ticket) {
            return new Urgency(ticket.due(), ticket.id());
        }
    }
}
