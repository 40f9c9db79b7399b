package io.dualcarbon.platform.turn;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Whether a tenant has the service to itself. Of those who came lately, two tell that. */
@ApplicationScoped
class RecentTenants {
    private static final long LATELY_NANOS = Duration.ofSeconds(10).toNanos();
    private static final Visit NOBODY = new Visit("", System.nanoTime() - LATELY_NANOS);

    private Visit last = NOBODY;
    private Visit lastOfAnother = NOBODY;

    synchronized void came(String tenant) {
        if (!tenant.equals(last.tenant())) {
            lastOfAnother = last;
        }
        last = new Visit(tenant, System.nanoTime());
    }

    synchronized boolean isAlone(String tenant) {
        return (last.tenant().equals(tenant) ? lastOfAnother : last).isLongAgo();
    }

    private record Visit(String tenant, long nanos) {
        boolean isLongAgo() {
            return System.nanoTime() - nanos >= LATELY_NANOS;
        }
    }
}
