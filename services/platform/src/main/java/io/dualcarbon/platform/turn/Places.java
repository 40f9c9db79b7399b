package io.dualcarbon.platform.turn;

import io.dualcarbon.platform.problem.CommonProblem;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who is in a room. A tenant may hold as many places as are free, so some always are for one tenant more, however many
 * hold what they can.
 */
final class Places {
    private final Room room;
    private final Map<String, Integer> tenants = new HashMap<>();
    private final Map<String, Integer> callers = new HashMap<>();
    private int taken;

    Places(Room room) {
        this.room = room;
    }

    /** Takes a place or refuses; what it answers gives the place back, once. */
    synchronized Runnable enter(String tenant, String name) {
        var caller = tenant + " " + name;
        if (callers.getOrDefault(caller, 0) >= room.ofCaller()) {
            throw CommonProblem.TOO_MANY_AT_ONCE.because(room.ofCaller());
        }
        int ofTenant = tenants.getOrDefault(tenant, 0);
        if (ofTenant >= Math.min(room.ofTenant(), room.all() - taken)) {
            throw CommonProblem.TOO_MANY_AT_ONCE.because(ofTenant);
        }
        taken++;
        tenants.merge(tenant, 1, Integer::sum);
        callers.merge(caller, 1, Integer::sum);
        var isIn = new AtomicBoolean(true);
        return () -> {
            if (isIn.compareAndSet(true, false)) {
                leave(tenant, caller);
            }
        };
    }

    private synchronized void leave(String tenant, String caller) {
        taken--;
        tenants.computeIfPresent(tenant, (key, count) -> count == 1 ? null : count - 1);
        callers.computeIfPresent(caller, (key, count) -> count == 1 ? null : count - 1);
    }
}
