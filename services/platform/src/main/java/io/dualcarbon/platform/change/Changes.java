package io.dualcarbon.platform.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.tenancy.Caller;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes each change once, in the transaction that makes it: the audit log keeps it, the change feed gives it out. */
@ApplicationScoped
public class Changes {
    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Caller caller;
    private final Tenancy tenancy;
    private final Clock clock;

    Changes(AgroalDataSource database, ObjectMapper json, Caller caller, Tenancy tenancy, Clock clock) {
        this.database = database;
        this.json = json;
        this.caller = caller;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Records a change in the tenant at work, and refuses one by somebody who works for none.
     *
     * @param type what happened, e.g. {@code building.created}
     * @param subject the id of what changed
     * @param before its view before, null if it is new
     * @param after its view after, given out by the feed
     */
    public void record(String type, Object subject, @Nullable Object before, @Nullable Object after) {
        if (!tenancy.isOfOneTenant()) {
            throw CommonProblem.FORBIDDEN.because(); // a row of nobody's would be everybody's without a tenant
        }
        recordFor(tenancy.id(), type, subject, before, after);
    }

    /** For the platform's own people, whose token names no tenant. */
    public void recordFor(String tenant, String type, Object subject, @Nullable Object before, @Nullable Object after) {
        add(
                tenant,
                type,
                subject,
                new Origin(clock.instant(), caller.name(), caller.address(), caller.requestId()),
                before,
                after);
    }

    void add(
            String tenant,
            String type,
            Object subject,
            Origin origin,
            @Nullable Object before,
            @Nullable Object after) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                insert into change (tenant_id, ordinal, id, type, subject, at, actor, address, request_id, before, after)
                select ?, coalesce(max(ordinal) + 1, 0), ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb
                from change where tenant_id = ? and tx = pg_current_xact_id()
                """)) {
            insert.setString(1, tenant);
            insert.setObject(2, UUID.randomUUID());
            insert.setString(3, type);
            insert.setString(4, subject.toString());
            insert.setObject(5, origin.at().atOffset(ZoneOffset.UTC));
            insert.setString(6, origin.actor());
            insert.setString(7, origin.address());
            insert.setString(8, origin.requestId());
            insert.setString(9, text(before));
            insert.setString(10, text(after));
            insert.setString(11, tenant);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Change " + type + " could not be recorded", e);
        }
    }

    private @Nullable String text(@Nullable Object view) {
        try {
            return view == null ? null : json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("View cannot be written", e);
        }
    }
}
