package io.dualcarbon.local.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
final class Patience {
    private static final long BETWEEN_LOOKS_MILLIS = 200;

    private Patience() {}

    static void until(Duration limit, String what, BooleanSupplier done) {
        long end = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new DemoNotLoaded("waited " + limit.toSeconds() + " s for " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoNotLoaded("interrupted", e);
            }
        }
    }
}
