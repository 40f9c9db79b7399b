package io.dualcarbon.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
final class Patience {
    private Patience() {}

    static void until(Duration limit, Duration betweenLooks, String what, BooleanSupplier done) {
        var end = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new BenchFailed("Waited " + limit.toSeconds() + " s for " + what);
            }
            pause(betweenLooks);
        }
    }

    static void pause(Duration length) {
        try {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted", e);
        }
    }
}
