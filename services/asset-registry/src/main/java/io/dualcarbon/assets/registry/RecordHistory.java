package io.dualcarbon.assets.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every change of a record, and what was known of it at an instant: the view that the last change until then left. */
@ApplicationScoped
public class RecordHistory {
    private final Changes changes;
    private final EntityManager entities;
    private final ObjectMapper json;
    private final Caller caller;

    RecordHistory(Changes changes, EntityManager entities, ObjectMapper json, Caller caller) {
        this.changes = changes;
        this.entities = entities;
        this.json = json;
        this.caller = caller;
    }

    void record(RecordKind kind, String verb, UUID id, @Nullable Object before, Object after) {
        changes.record(kind.event(verb), id, before, after);
    }

    /** A change that may reach into closed months tells why and by whom, for those who record what it moves. */
    void recordRestating(RecordKind kind, UUID id, Object before, Object after, String reason) {
        var told = json.<ObjectNode>valueToTree(after);
        told.putObject("restatement").put("reason", reason).put("actor", caller.name());
        changes.record(kind.event("updated"), id, before, told);
    }

    <V> Known<V> asOf(RecordKind kind, UUID id, Instant at, Class<V> view) {
        var sql = """
                select cast(after as text) from change
                where subject = :id and type like :type and at <= :at and after is not null
                order by tx desc, ordinal desc limit 1
                """;
        var found = entities.createNativeQuery(sql, String.class)
                .setParameter("id", id.toString())
                .setParameter("type", kind.event("%"))
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .getResultList();
        if (found.isEmpty()) {
            throw RegistryProblem.RECORD_NOT_FOUND.of(kind, id);
        }
        try {
            var after = json.readTree(String.valueOf(found.get(0)));
            var known = json.readerFor(view)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .<V>readValue(after);
            return new Known<>(known, after.path("version").asInt());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored view cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is none in memory
        }
    }

    record Known<V>(V view, int version) {}
}
