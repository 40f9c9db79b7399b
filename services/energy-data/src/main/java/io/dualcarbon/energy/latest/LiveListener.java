package io.dualcarbon.energy.latest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;

/** One open live stream. A client that reads too slowly is cut off and may come again. */
final class LiveListener {
    private static final int HELD_EVENTS = 64;

    private final String tenant;
    private final Set<UUID> meterIds;
    private final Instant endsAt;
    private final UnicastProcessor<OutboundSseEvent> events =
            UnicastProcessor.create(new ArrayBlockingQueue<>(HELD_EVENTS), () -> {});

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

    boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }

    void send(OutboundSseEvent event) {
        events.onNext(event);
    }

    void end() {
        events.onComplete();
    }

    Multi<OutboundSseEvent> events() {
        return events;
    }
}
