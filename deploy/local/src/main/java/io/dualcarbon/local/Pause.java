package io.dualcarbon.local;

/** The time between two looks at something that another process does. */
final class Pause {
    private static final long MILLIS = 150;

    private Pause() {}

    static void briefly() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted");
        }
    }
}
