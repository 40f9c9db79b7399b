package io.dualcarbon.energy.latest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;
import org.jspecify.annotations.Nullable;

/**
 * Tells the live streams of this instance what was committed, by whichever instance: one look at the change feed a
 * second for all of them together, on one thread.
 */
@ApplicationScoped
class LiveFeed {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** Well within the time after which gateways cut a silent connection. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final int CHANGES = 500;

    private final Database database;
    private final LatestValues values;
    private final Formulas formulas;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final Clock clock;
    private final Set<LiveListener> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;
    private @Nullable Position position;
    private Instant lastHeartbeat = Instant.EPOCH;

    LiveFeed(Database database, LatestValues values, Formulas formulas, ObjectMapper json, Vertx vertx, Clock clock) {
        this.database = database;
        this.values = values;
        this.formulas = formulas;
        this.json = json;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        look();
        lookLater();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        listeners.forEach(LiveListener::end);
    }

    /** From now on it is told of changes. */
    void add(LiveListener listener) {
        listeners.add(listener);
    }

    void remove(LiveListener listener) {
        listeners.remove(listener);
    }

    static OutboundSseEvent event(List<LatestValueView> changed) {
        return new OutboundSseEventImpl.BuilderImpl()
                .name("values")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(LiveValuesView.class, new LiveValuesView(changed))
                .build();
    }

    private static OutboundSseEvent heartbeat() {
        return new OutboundSseEventImpl.BuilderImpl().comment("still here").build();
    }

    /** The next look begins when the last one is over. */
    private void lookLater() {
        if (!stopped) {
            vertx.setTimer(
                    LOOK_EVERY.toMillis(),
                    timer -> vertx.executeBlocking(this::look).onComplete(looked -> lookLater()));
        }
    }

    private boolean look() {
        if (stopped) {
            return false;
        }
        try {
            tellChanges();
            keepAlive();
        } catch (RuntimeException e) {
            LOG.warnf(e, "The live streams could not be told what changed");
        }
        return true;
    }

    private void keepAlive() {
        var now = clock.instant();
        listeners.stream().filter(listener -> listener.isOver(now)).forEach(LiveListener::end);
        if (Duration.between(lastHeartbeat, now).compareTo(HEARTBEAT) >= 0) {
            lastHeartbeat = now;
            listeners.forEach(listener -> listener.send(heartbeat()));
        }
    }

    private void tellChanges() {
        var start = position;
        var now = Tenancy.inTransactionOf(Tenancy.PLATFORM, this::now);
        if (start == null || listeners.isEmpty()) {
            position = now; // who comes from here on asks for the newest values after this
            return;
        }
        var changes = Tenancy.inTransactionOf(Tenancy.PLATFORM, () -> after(start));
        listeners.stream()
                .collect(Collectors.groupingBy(LiveListener::tenant))
                .forEach((tenant, concerned) ->
                        tell(tenant, concerned, changes.byTenant().getOrDefault(tenant, Set.of())));
        position = changes.last();
    }

    private void tell(String tenant, List<LiveListener> concerned, Set<UUID> changed) {
        var watched = new HashSet<UUID>();
        var awaited = new HashSet<UUID>();
        for (var listener : concerned) {
            watched.addAll(listener.meterIds());
            awaited.addAll(listener.awaited());
        }
        if (changed.isEmpty() && awaited.isEmpty()) {
            return;
        }
        var news = Tenancy.inTransactionOf(tenant, () -> news(changed, awaited, watched));
        for (var listener : concerned) {
            var its = news.values().stream()
                    .filter(value -> listener.meterIds().contains(value.meterId()))
                    .toList();
            if (!its.isEmpty()) {
                listener.send(event(its));
            }
            listener.awaitNoMore(news.told());
            listener.await(news.waiting());
        }
    }

    private News news(Set<UUID> changed, Set<UUID> awaited, Set<UUID> watched) {
        var told = new HashSet<>(formulas.over(changed));
        told.addAll(awaited);
        told.retainAll(watched);
        // Asked before values are read: a formula that is worked out in between is told twice rather than never.
        var waiting = formulas.waiting(told);
        told.addAll(changed);
        told.retainAll(watched);
        told.removeAll(waiting);
        return new News(told, told.isEmpty() ? List.of() : values.of(told), waiting);
    }

    private Position now() {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("select pg_snapshot_xmin(pg_current_snapshot())::text");
                    var rows = query.executeQuery()) {
                rows.next();
                return new Position(rows.getString(1), "", -1);
            }
        });
    }

    /** As the change feed: only what is older than every running transaction, so none is skipped. */
    private Changed after(Position start) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                select tx::text, tenant_id, ordinal, type, after->>'meterIds' from change
                where (tx, tenant_id, ordinal) > (?::xid8, ?, ?) and tx < pg_snapshot_xmin(pg_current_snapshot())
                order by tx, tenant_id, ordinal limit ?
                """)) {
                query.setString(1, start.tx());
                query.setString(2, start.tenant());
                query.setInt(3, start.ordinal());
                query.setInt(4, CHANGES);
                var byTenant = new HashMap<String, Set<UUID>>();
                var last = start;
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        last = new Position(rows.getString(1), rows.getString(2), rows.getInt(3));
                        if (rows.getString(4).equals("consumption.changed") && rows.getString(5) != null) {
                            byTenant.computeIfAbsent(last.tenant(), none -> new HashSet<>())
                                    .addAll(meterIds(rows.getString(5)));
                        }
                    }
                }
                return new Changed(byTenant, last);
            }
        });
    }

    private Collection<UUID> meterIds(String array) {
        try {
            return List.of(json.readValue(array, UUID[].class));
        } catch (IOException e) {
            throw new IllegalStateException("A change cannot be read", e);
        }
    }

    private record News(Set<UUID> told, List<LatestValueView> values, Set<UUID> waiting) {}

    private record Position(String tx, String tenant, int ordinal) {}

    private record Changed(Map<String, Set<UUID>> byTenant, Position last) {}
}
