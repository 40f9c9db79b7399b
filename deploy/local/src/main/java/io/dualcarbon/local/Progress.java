package io.dualcarbon.local;

/** Lines for the person who waits, each with the seconds since the start. */
final class Progress {
    private static final long START = System.nanoTime();

    private Progress() {}

    static void say(String line) {
        System.out.printf("%5.1f s  %s%n", (System.nanoTime() - START) / 1e9, line);
        System.out.flush();
    }
}
