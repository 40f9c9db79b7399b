package io.dualcarbon.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads what the supervisors have noted: which processes were started again, and why. */
final class Restarts {
    private final Path log;
    private long told;

    /** Tells what happens from now on. */
    Restarts(Layout layout) {
        this.log = layout.restarts();
        this.told = lines().size();
    }

    /** What was not told yet. */
    List<String> news() {
        List<String> lines = lines();
        List<String> news = lines.stream()
                .skip(told <= lines.size() ? told : 0) // with new data begins a new log
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
        told = lines.size();
        return news;
    }

    private List<String> lines() {
        try {
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
