package io.dualcarbon.bench;

import org.jspecify.annotations.Nullable;

/** Nothing could be measured, and why. */
final class BenchFailed extends RuntimeException {
    BenchFailed(String message) {
        super(message);
    }

    BenchFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
