package io.dualcarbon.platform.turn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Expensive work of one kind, of which only some runs at once: the tenants are called in turn, each one's in its order. */
final class Lane {
    private final int all;
    private final ToIntFunction<String> ofTenant;
    private final Map<String, Integer> running = new HashMap<>();

    /** The tenant that was called last stands last. */
    private final Map<String, Deque<Turn>> waiting = new LinkedHashMap<>();

    private int taken;

    /** @param ofTenant how many places a tenant may have now; at least one */
    Lane(int all, ToIntFunction<String> ofTenant) {
        this.all = all;
        this.ofTenant = ofTenant;
    }

    /**
     * For work that needs a connection: two such lanes leave some of the pool's. A tenant alone has a place for each
     * core, so it loses nothing; the places beyond are for others.
     */
    static Lane withConnections() {
        var ofTenant = Math.min(4, cores());
        return new Lane(ofTenant + ofTenant / 2, tenant -> ofTenant);
    }

    static int cores() {
        return Math.max(2, Runtime.getRuntime().availableProcessors());
    }

    Turn of(String tenant) {
        return new Turn(tenant);
    }

    private void callNext() {
        for (var turn = next(); turn != null; turn = next()) {
            turn.come.complete(null);
        }
    }

    private synchronized @Nullable Turn next() {
        if (taken < all) {
            for (var tenant : waiting.entrySet()) {
                if (running.getOrDefault(tenant.getKey(), 0) < ofTenant.applyAsInt(tenant.getKey())) {
                    return call(tenant.getKey(), tenant.getValue());
                }
            }
        }
        return null;
    }

    private Turn call(String tenant, Deque<Turn> turns) {
        var turn = turns.remove();
        waiting.remove(tenant);
        if (!turns.isEmpty()) {
            waiting.put(tenant, turns);
        }
        turn.state = State.CALLED;
        taken++;
        running.merge(tenant, 1, Integer::sum);
        return turn;
    }

    private enum State {
        NEW,
        WAITING,
        CALLED,
        OVER
    }

    /** Waited for, then held, then over. */
    final class Turn {
        private final String tenant;
        private final CompletableFuture<Void> come = new CompletableFuture<>();
        private State state = State.NEW;

        private Turn(String tenant) {
            this.tenant = tenant;
        }

        /** Waits for a place; what it answers completes when there is one, and fails if the turn is over before. */
        CompletableFuture<Void> join() {
            synchronized (Lane.this) {
                if (state == State.NEW) {
                    state = State.WAITING;
                    waiting.computeIfAbsent(tenant, none -> new ArrayDeque<>()).add(this);
                }
            }
            callNext();
            return come;
        }

        /** Nobody wants the work any more. What has begun keeps its place, for it goes on. */
        void abandon() {
            synchronized (Lane.this) {
                if (state == State.CALLED) {
                    return;
                }
            }
            end();
        }

        /** Gives the place back, or no longer waits for one. */
        void end() {
            synchronized (Lane.this) {
                switch (state) {
                    case NEW, OVER -> {}
                    case WAITING ->
                        waiting.computeIfPresent(
                                tenant, (key, turns) -> turns.remove(this) && turns.isEmpty() ? null : turns);
                    case CALLED -> {
                        taken--;
                        running.computeIfPresent(tenant, (key, count) -> count == 1 ? null : count - 1);
                    }
                }
                state = State.OVER;
            }
            come.cancel(false);
            callNext();
        }
    }
}
