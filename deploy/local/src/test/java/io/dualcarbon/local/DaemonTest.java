package io.dualcarbon.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private Daemon daemon;
    private Path pidFile;

    @BeforeEach
    void aDaemonInAFolderOfItsOwn() {
        Layout layout = new Layout(folder, folder.resolve("data"));
        daemon = new Daemon("sleeper", layout);
        pidFile = layout.run().resolve("sleeper.pid");
    }

    @AfterEach
    void endIt() {
        daemon.stop(LIMIT, "KILL");
    }

    @Test
    void knowsTheProcessThatItStarted() {
        daemon.start(List.of("sleep", "60"), Map.of());

        assertTrue(daemon.isRunning());
    }

    @Test
    void stopsIt() {
        daemon.start(List.of("sleep", "60"), Map.of());

        daemon.stop(LIMIT, "TERM");

        assertFalse(daemon.isRunning());
        assertFalse(Files.exists(pidFile));
    }

    @Test
    void triesTheNextSignalWhenTheFirstDoesNotEndIt() {
        daemon.start(
                List.of("bash", "-c", "trap '' TERM; echo deaf; while :; do read -t 1 </dev/zero; done"), Map.of());
        daemon.awaitReady(LIMIT, () -> read(daemon.log()).contains("deaf"));

        daemon.stop(Duration.ofMillis(300), "TERM", "KILL");

        assertFalse(daemon.isRunning());
    }

    @Test
    void takesNoForeignProcessForItsOwn() throws IOException {
        ProcessHandle foreign = ProcessHandle.current();
        long anHourEarlier = foreign.info().startInstant().orElseThrow().toEpochMilli() - 3_600_000;
        Files.createDirectories(pidFile.getParent());
        Files.writeString(pidFile, foreign.pid() + " " + anHourEarlier);

        assertFalse(daemon.isRunning());
    }

    @Test
    void aHalfWrittenFileNamesNoProcess() throws IOException {
        Files.createDirectories(pidFile.getParent());
        Files.writeString(pidFile, Long.toString(ProcessHandle.current().pid()));

        assertFalse(daemon.isRunning());
    }

    @Test
    void namesTheLogOfAProcessThatDiesWhileStarting() {
        daemon.start(List.of("bash", "-c", "echo broken; exit 3"), Map.of());

        Failure failure = assertThrows(Failure.class, () -> daemon.awaitReady(LIMIT, () -> false));

        assertEquals("sleeper ended while it was starting; see " + daemon.log(), failure.getMessage());
        assertEquals("broken\n", read(daemon.log()));
    }

    @Test
    void keepsTheLogOfTheRunBefore() {
        daemon.start(List.of("bash", "-c", "echo first; exec sleep 60"), Map.of());
        daemon.awaitReady(LIMIT, () -> read(daemon.log()).contains("first"));
        daemon.stop(LIMIT, "KILL");

        daemon.start(List.of("bash", "-c", "echo second"), Map.of());

        assertEquals("first\n", read(daemon.log().resolveSibling("sleeper.previous.log")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
