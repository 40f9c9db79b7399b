package io.dualcarbon.assets.registry;

import io.dualcarbon.platform.http.Versions;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The course of every operation on a record. The kinds' resources name the operations, so each has its own contract. */
public abstract class RegistryResource<N extends NewRecord, V, R extends RegistryRecord<N>> {
    protected static final String AS_OF =
            "As it was known at this instant; 404 if it was not registered yet. Left out: as it is known now";

    private final RegistryRepository<N, R> records;
    private final Function<N, R> maker;
    private final Function<R, V> viewer;
    private final Class<V> view;
    private final RecordHistory history;
    private final RegistryClock clock;

    protected RegistryResource(
            RegistryRepository<N, R> records,
            Function<N, R> maker,
            Function<R, V> viewer,
            Class<V> view,
            RecordHistory history,
            RegistryClock clock) {
        this.records = records;
        this.maker = maker;
        this.viewer = viewer;
        this.view = view;
        this.history = history;
        this.clock = clock;
    }

    protected RestResponse<V> read(UUID id, Optional<Instant> asOf) {
        if (asOf.isPresent()) {
            var known = history.asOf(records.recordKind(), id, asOf.get(), view);
            return Versions.ok(known.view(), known.version());
        }
        return told(records.get(id));
    }

    protected RestResponse<V> register(N request, UriInfo uri) {
        var record = maker.apply(request);
        records.admit(request, null);
        records.save(record);
        var registered = viewer.apply(record);
        history.record(records.recordKind(), "created", record.id(), null, registered);
        return Versions.created(registered, record.id(), record.version(), uri);
    }

    protected RestResponse<V> change(UUID id, @Nullable String ifMatch, N request) {
        return change(id, ifMatch, Optional.empty(), days -> {}, record -> {
            records.admit(request, id);
            record.change(request);
        });
    }

    /** Whatever changes it: only in the version that was read, and told if something is other than before. */
    final RestResponse<V> change(
            UUID id, @Nullable String ifMatch, Optional<String> restate, ClosedMonths.Guard guard, Consumer<R> change) {
        var record = records.get(id);
        Versions.requireMatch(ifMatch, record.version());
        var before = viewer.apply(record);
        var places = record.places();
        record.refuseIfRetired();
        change.accept(record);
        var moved = Days.differing(places, record.places());
        guard.check(moved);
        records.save(record);
        var after = viewer.apply(record);
        if (!after.equals(before)) {
            if (restate.isPresent() && !moved.isEmpty()) {
                history.recordRestating(records.recordKind(), id, before, after, restate.get());
            } else {
                history.record(records.recordKind(), "updated", id, before, after);
            }
        }
        return Versions.ok(after, record.version());
    }

    protected RestResponse<V> retire(UUID id, @Nullable String ifMatch) {
        var record = records.get(id);
        Versions.requireMatch(ifMatch, record.version());
        var before = viewer.apply(record);
        record.refuseIfRetired();
        records.refuseIfUsed(record, clock.today());
        record.retire(clock.instant());
        records.save(record);
        history.record(records.recordKind(), "retired", id, before, viewer.apply(record));
        return told(record);
    }

    private RestResponse<V> told(R record) {
        return Versions.ok(viewer.apply(record), record.version());
    }
}
