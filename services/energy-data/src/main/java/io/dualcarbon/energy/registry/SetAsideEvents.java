package io.dualcarbon.energy.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.energy.sql.NumberedSql;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Events of the registry that could not be applied, kept to be looked at until a later one of their record can. */
@ApplicationScoped
class SetAsideEvents {
    private static final Logger LOG = Logger.getLogger(SetAsideEvents.class);
    private static final int NAME_CHARACTERS = 200;
    private static final int REASON_CHARACTERS = 1_000;
    private static final int EVENT_CHARACTERS = 100_000;

    private final Database database;
    private final Tenancy tenancy;

    SetAsideEvents(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /** By their ids. */
    Page<SetAsideEventView> page(PageRequest page) {
        return database.page(
                page,
                SetAsideEventView::id,
                row -> new SetAsideEventView(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()),
                """
                select event_id, type, subject, reason, set_aside_at from set_aside_event
                where tenant_id = ? and event_id collate "C" > ? order by event_id collate "C" limit ?
                """,
                tenancy.id(),
                page.after());
    }

    /** @param cursor of the page in which the event came */
    void keep(JsonNode event, String cursor, String reason) {
        var sent = event.toString();
        var tenant = name(event, "tenantid", Tenancy.PLATFORM);
        var id = name(event, "id", UUID.nameUUIDFromBytes(sent.getBytes(UTF_8)).toString());
        var type = name(event, "type", "-");
        var subject = name(event, "subject", "-");
        var why = plain(reason, REASON_CHARACTERS);
        LOG.errorf("Set aside %s of %s in tenant %s, event %s: %s", type, subject, tenant, id, why);
        Tenancy.inTransactionOf(
                tenant,
                () -> database.ask(connection -> new NumberedSql(
                                connection, tenant, id, type, subject, cursor, why, plain(sent, EVENT_CHARACTERS))
                        .run("""
                                insert into set_aside_event (tenant_id, event_id, type, subject, cursor, reason, event)
                                values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                                on conflict (tenant_id, event_id) do update
                                set cursor = excluded.cursor, reason = excluded.reason
                                """)));
    }

    /** What was wrong with these records no longer counts, in the transaction that applies a later event of each. */
    void forget(String tenant, Collection<String> subjects) {
        database.ask(
                connection -> new NumberedSql(connection, tenant, connection.createArrayOf("text", subjects.toArray()))
                        .run("delete from set_aside_event where tenant_id = ?1 and subject = any (?2)"));
    }

    private static String name(JsonNode event, String property, String unnamed) {
        var name = plain(event.path(property).asText(), NAME_CHARACTERS);
        return name.isBlank() ? unnamed : name;
    }

    private static String plain(String text, int longest) {
        var cut = text.length() > longest ? text.substring(0, longest) : text;
        return cut.replaceAll("\\p{Cntrl}|[\\ud800-\\udfff]", "\ufffd");
    }
}
