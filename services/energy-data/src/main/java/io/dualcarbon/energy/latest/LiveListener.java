package io.dualcarbon.energy.latest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/** One open live stream. A client that reads too slowly is cut off and may come again. */
final class LiveListener {
    private static final int HELD_EVENTS = 64;

    private final String tenant;
    private final Set<UUID> meterIds;
    private final Instant endsAt;
    private final UnicastProcessor<OutboundSseEvent> events =
            UnicastProcessor.create(new ArrayBlockingQueue<>(HELD_EVENTS), () -> {});
    private final List<OutboundSseEvent> early = new ArrayList<>();
    private final Set<UUID> awaited = ConcurrentHashMap.newKeySet();
    private boolean begun;

    LiveListener(String tenant, Set<UUID> meterIds, Instant endsAt) {
        this.tenant = tenant;
        this.meterIds = meterIds;
        this.endsAt = endsAt;
    }

    String tenant() {
        return tenant;
    }

    Set<UUID> meterIds() {
        return meterIds;
    }

    /** Formulas of which it was not told the newest value yet, because they wait to be worked out. */
    Set<UUID> awaited() {
        return awaited;
    }

    void await(Set<UUID> formulas) {
        formulas.stream().filter(meterIds::contains).forEach(awaited::add);
    }

    void awaitNoMore(Set<UUID> formulas) {
        awaited.removeAll(formulas);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }

    /** Sends what everything begins with, and behind it what came meanwhile. */
    synchronized void begin(OutboundSseEvent first) {
        events.onNext(first);
        early.forEach(events::onNext);
        early.clear();
        begun = true;
    }

    synchronized void send(OutboundSseEvent event) {
        if (begun) {
            events.onNext(event);
        } else {
            early.add(event);
        }
    }

    void end() {
        events.onComplete();
    }

    Multi<OutboundSseEvent> events() {
        return events;
    }
}
