package io.dualcarbon.assets.registry;

import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.http.Versions;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The course of every operation on a record. The kinds' resources name the operations, so each has its own contract. */
public abstract class RegistryResource<N extends NewRecord, V, R extends RegistryRecord<N, V>> {
    private final RegistryRepository<N, R> records;
    private final Function<N, R> maker;
    private final Changes changes;
    private final Clock clock;

    protected RegistryResource(RegistryRepository<N, R> records, Function<N, R> maker, Changes changes, Clock clock) {
        this.records = records;
        this.maker = maker;
        this.changes = changes;
        this.clock = clock;
    }

    protected RestResponse<V> read(UUID id) {
        var record = records.get(id);
        return Versions.ok(record.view(), record.version());
    }

    protected RestResponse<V> register(N request, UriInfo uri) {
        var record = maker.apply(request);
        records.admit(request, null);
        records.save(record);
        changes.record(record.recordKind().event("created"), record.id(), null, record.view());
        return Versions.created(record.view(), record.id(), record.version(), uri);
    }

    protected RestResponse<V> change(UUID id, @Nullable String ifMatch, N request) {
        var record = records.get(id);
        Versions.requireMatch(ifMatch, record.version());
        var before = record.view();
        record.refuseIfRetired();
        records.admit(request, id);
        record.change(request);
        records.save(record);
        var after = record.view();
        if (!after.equals(before)) {
            changes.record(record.recordKind().event("updated"), id, before, after);
        }
        return Versions.ok(after, record.version());
    }

    protected RestResponse<V> retire(UUID id, @Nullable String ifMatch) {
        var record = records.get(id);
        Versions.requireMatch(ifMatch, record.version());
        var before = record.view();
        record.refuseIfRetired();
        records.refuseIfUsed(record);
        record.retire(clock.instant());
        records.save(record);
        changes.record(record.recordKind().event("retired"), id, before, record.view());
        return Versions.ok(record.view(), record.version());
    }
}
