package io.dualcarbon.platform.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for what works in the background: so long that only what never comes fails, on a busy machine too. */
public final class Until {
    private static final long LONGEST_SECONDS = 120;

    private Until() {}

    /** Looks again and again, until it sees what is told here. */
    public static <E extends Exception> void holds(String told, Look<Boolean, E> look) throws E {
        sees(told, look, Boolean::booleanValue);
    }

    /** What it looked at, once that is so. */
    public static <T, E extends Exception> T sees(String told, Look<T, E> look, Predicate<T> isSo) throws E {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (true) {
            var seen = look.now();
            if (isSo.test(seen)) {
                return seen;
            }
            assertTrue(System.nanoTime() < deadline, () -> "Never: " + told + "; still " + seen);
            Thread.onSpinWait();
        }
    }

    /** A look at what changes. */
    @FunctionalInterface
    public interface Look<T, E extends Exception> {
        T now() throws E;
    }
}
