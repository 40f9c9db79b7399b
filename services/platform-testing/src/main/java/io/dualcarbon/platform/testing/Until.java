package io.dualcarbon.platform.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;

/** Waits for what works in the background: so long that only what never comes fails, on a busy machine too. */
public final class Until {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Until() {}

    /** Looks again and again, until it sees what is told here. */
    public static void holds(String told, Callable<Boolean> look) {
        waiting(told).until(look);
    }

    /** What it looked at, once that is so. */
    public static <T> T sees(String told, Callable<T> look, Predicate<T> isSo) {
        return waiting(told).until(look, isSo);
    }

    private static ConditionFactory waiting(String told) {
        return await(told)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .atMost(LONGEST);
    }
}
