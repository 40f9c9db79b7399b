package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.paging.Cursor;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The work that follows from findings. */
@ApplicationScoped
class Tickets {
    /**
     * Repair within three working days is what another province asks of key energy users (a secondary source). Public
     * holidays are not known here.
     */
    private static final int WORKING_DAYS = 3;

    private static final String HEALED = "All findings healed";

    private static final String SELECT = """
            select t.ticket_id, t.version, t.meter_id, m.code, t.rule, t.state, t.owner, t.due, t.note,
                   (select count(*) from quality_finding f where f.tenant_id = t.tenant_id
                        and f.meter_id = t.meter_id and f.rule = t.rule and f.open),
                   t.reopened, t.opened_at, t.closed_at
            from quality_ticket t left join meter m on m.tenant_id = t.tenant_id and m.meter_id = t.meter_id
            where t.tenant_id = ?
            """;

    private final Database database;
    private final Tenancy tenancy;
    private final Changes changes;
    private final TenantZone zone;
    private final Clock clock;

    Tickets(Database database, Tenancy tenancy, Changes changes, TenantZone zone, Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.changes = changes;
        this.zone = zone;
        this.clock = clock;
    }

    /** Opens those of rules that newly hold something against the meter, and closes those with nothing left. */
    void follow(UUID meterId, Findings.Difference difference) {
        difference.opened().forEach(rule -> open(meterId, rule));
        difference.resolved().forEach(rule -> healed(meterId, rule));
    }

    private void open(UUID meterId, Rule rule) {
        var before = ofRule(meterId, rule);
        if (before.isEmpty()) {
            var id = UUID.randomUUID();
            database.ask(connection -> {
                try (var insert = connection.prepareStatement("""
                        insert into quality_ticket (tenant_id, ticket_id, version, meter_id, rule, state, due,
                            opened_at, reopened)
                        values (?, ?, 0, ?, ?, 'OPEN', ?, ?, 0)
                        """)) {
                    insert.setString(1, tenancy.id());
                    insert.setObject(2, id);
                    insert.setObject(3, meterId);
                    insert.setString(4, rule.name());
                    insert.setObject(5, due());
                    insert.setObject(6, now());
                    return insert.executeUpdate();
                }
            });
            changes.record("ticket.opened", id, null, get(id));
        } else if (before.get().state().isClosed()) {
            update(before.get(), "ticket.reopened", TicketState.OPEN, null, due(), null, null, 1);
        }
    }

    private void healed(UUID meterId, Rule rule) {
        ofRule(meterId, rule)
                .filter(ticket -> !ticket.state().isClosed() && ticket.openFindings() == 0)
                .ifPresent(ticket -> update(
                        ticket,
                        "ticket.resolved",
                        TicketState.RESOLVED,
                        ticket.owner().orElse(null),
                        ticket.due(),
                        HEALED,
                        now(),
                        0));
    }

    TicketView assign(UUID id, @Nullable String ifMatch, String owner, @Nullable LocalDate due) {
        if (due != null && !LocalDays.isKept(due)) {
            throw QualityProblem.TICKET_DUE_INVALID.because().at("due");
        }
        var ticket = changeable(id, ifMatch);
        return update(
                ticket,
                "ticket.assigned",
                TicketState.ASSIGNED,
                owner,
                due == null ? ticket.due() : due,
                null,
                null,
                0);
    }

    TicketView close(UUID id, @Nullable String ifMatch, TicketState state, String note) {
        var ticket = changeable(id, ifMatch);
        var type = state == TicketState.RESOLVED ? "ticket.resolved" : "ticket.dismissed";
        return update(ticket, type, state, ticket.owner().orElse(null), ticket.due(), note, now(), 0);
    }

    private TicketView changeable(UUID id, @Nullable String ifMatch) {
        var ticket = one("and t.ticket_id = ? for update of t", id)
                .orElseThrow(() -> QualityProblem.TICKET_NOT_FOUND.because(id));
        Versions.requireMatch(ifMatch, ticket.version());
        if (ticket.state().isClosed()) {
            throw QualityProblem.TICKET_CLOSED.because(ticket.state());
        }
        return ticket;
    }

    private TicketView update(
            TicketView before,
            String change,
            TicketState state,
            @Nullable String owner,
            LocalDate due,
            @Nullable String note,
            @Nullable OffsetDateTime closedAt,
            int recurrences) {
        database.ask(connection -> {
            try (var update = connection.prepareStatement("""
                    update quality_ticket set version = version + 1, state = ?, owner = ?, due = ?, note = ?,
                        closed_at = ?, reopened = reopened + ?
                    where tenant_id = ? and ticket_id = ?
                    """)) {
                update.setString(1, state.name());
                update.setString(2, owner);
                update.setObject(3, due);
                update.setString(4, note);
                update.setObject(5, closedAt, Types.TIMESTAMP_WITH_TIMEZONE);
                update.setInt(6, recurrences);
                update.setString(7, tenancy.id());
                update.setObject(8, before.id());
                return update.executeUpdate();
            }
        });
        var after = get(before.id());
        changes.record(change, before.id(), before, after);
        return after;
    }

    TicketView get(UUID id) {
        return one("and t.ticket_id = ?", id).orElseThrow(() -> QualityProblem.TICKET_NOT_FOUND.because(id));
    }

    private Optional<TicketView> ofRule(UUID meterId, Rule rule) {
        return one("and t.meter_id = ? and t.rule = ? for update of t", meterId, rule.name());
    }

    private Optional<TicketView> one(String condition, Object... values) {
        return select(condition, values).stream().findFirst();
    }

    /** The most urgent first. */
    Page<TicketView> page(Filter filter, PageRequest page) {
        var condition = new StringBuilder();
        var values = new ArrayList<Object>();
        filter.state.ifPresent(state -> {
            condition.append(" and t.state = ?");
            values.add(state.name());
        });
        filter.owner.ifPresent(owner -> {
            condition.append(" and t.owner = ?");
            values.add(owner);
        });
        filter.meterId.ifPresent(meterId -> {
            condition.append(" and t.meter_id = ?");
            values.add(meterId);
        });
        filter.rule.ifPresent(rule -> {
            condition.append(" and t.rule = ?");
            values.add(rule.name());
        });
        filter.overdue.ifPresent(overdue -> {
            condition.append(" and (t.closed_at is null and t.due < ?) = ?");
            values.add(today());
            values.add(overdue);
        });
        page.cursor().map(Position::of).ifPresent(after -> {
            condition.append(" and (t.due, t.ticket_id) > (?, ?)");
            values.add(after.due);
            values.add(after.id);
        });
        condition.append(" order by t.due, t.ticket_id limit ?");
        values.add(page.limit() + 1);
        var found = select(condition.toString(), values.toArray());
        return Page.of(found, page.limit(), ticket -> ticket.due() + "/" + ticket.id());
    }

    private List<TicketView> select(String condition, Object... values) {
        var today = today();
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(SELECT + condition)) {
                query.setString(1, tenancy.id());
                for (var i = 0; i < values.length; i++) {
                    query.setObject(i + 2, values[i]);
                }
                var found = new ArrayList<TicketView>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(view(rows, today));
                    }
                }
                return found;
            }
        });
    }

    private static TicketView view(ResultSet row, LocalDate today) throws SQLException {
        var state = TicketState.valueOf(row.getString(6));
        var due = row.getObject(8, LocalDate.class);
        return new TicketView(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getObject(3, UUID.class),
                Optional.ofNullable(row.getString(4)).orElse(""),
                Rule.valueOf(row.getString(5)),
                state,
                Optional.ofNullable(row.getString(7)),
                due,
                !state.isClosed() && due.isBefore(today),
                Optional.ofNullable(row.getString(9)),
                row.getInt(10),
                row.getInt(11),
                row.getObject(12, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject(13, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    private LocalDate due() {
        return workingDaysAfter(today(), WORKING_DAYS);
    }

    static LocalDate workingDaysAfter(LocalDate day, int count) {
        var due = day;
        for (var left = count; left > 0; ) {
            due = due.plusDays(1);
            left -= due.getDayOfWeek() == DayOfWeek.SATURDAY || due.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return due;
    }

    private LocalDate today() {
        return clock.instant().atZone(zone.get()).toLocalDate();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    record Filter(
            Optional<TicketState> state,
            Optional<String> owner,
            Optional<UUID> meterId,
            Optional<Rule> rule,
            Optional<Boolean> overdue) {}

    private record Position(LocalDate due, UUID id) {
        static Position of(String cursor) {
            try {
                var parts = Cursor.decode(cursor).split("/", 2);
                return new Position(LocalDate.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw Cursor.invalid(cursor);
            }
        }
    }
}
