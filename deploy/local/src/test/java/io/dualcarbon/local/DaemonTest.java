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
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private Layout layout;
    private Daemon daemon;
    private Path pidFile;

    @BeforeEach
    void aDaemonInAFolderOfItsOwn() {
        layout = new Layout(folder, folder.resolve("data"));
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

    @Test
    void aProcessThatIsKilledIsStartedAgainAndThatIsTold() {
        Restarts restarts = new Restarts(layout);
        daemon.start(List.of("sleep", "60"), Map.of());
        ProcessHandle first = daemon.process().orElseThrow();

        daemon.signal("KILL");

        await(() -> daemon.isRunning() && daemon.process().orElseThrow().pid() != first.pid());
        assertEquals(
                List.of("sleeper was ended by signal 9 and is started again in 1 s; see " + daemon.log()),
                restarts.news());
        assertEquals(List.of(), restarts.news());
        assertTrue(read(layout.restarts()).matches("[0-9T:-]{19}Z sleeper was ended .*\n"));
    }

    @Test
    void eachRestartOfAProcessThatCannotLiveWaitsLonger() {
        Restarts restarts = new Restarts(layout);
        daemon.start(List.of("bash", "-c", "exit 3"), Map.of());

        await(() -> read(layout.restarts()).lines().count() == 2);

        assertEquals(
                List.of(
                        "sleeper ended with status 3 and is started again in 1 s; see " + daemon.log(),
                        "sleeper ended with status 3 and is started again in 2 s; see " + daemon.log()),
                restarts.news());
        assertTrue(daemon.isKept());
    }

    @Test
    void aHaltedProcessHasNotEnded() {
        daemon.start(List.of("sleep", "60"), Map.of());
        ProcessHandle first = daemon.process().orElseThrow();

        daemon.signal("STOP");
        await(() -> stat(first).contains(") T"));
        daemon.signal("CONT");
        await(() -> stat(first).contains(") S"));

        assertEquals(first, daemon.process().orElseThrow());
        assertEquals("", read(layout.restarts()));
    }

    @Test
    void aProcessThatIsStoppedIsNotStartedAgain() {
        daemon.start(List.of("sleep", "60"), Map.of());

        daemon.stop(LIMIT, "TERM");

        assertFalse(daemon.isKept());
        assertEquals("", read(layout.restarts()));
    }

    @Test
    void aSupervisorThatIsAskedToEndLeavesItsProcessAlone() {
        daemon.start(List.of("sleep", "60"), Map.of());

        daemon.endSupervision();

        assertTrue(daemon.isRunning());
        daemon.signal("KILL");
        await(() -> !daemon.isRunning());
        assertFalse(daemon.isKept());
    }

    @Test
    void isReadyInTheProcessThatCameAfterTheOneThatDied() {
        daemon.start(List.of("sleep", "60"), Map.of());
        Daemon seenByTheNextLauncher = new Daemon("sleeper", layout);
        ProcessHandle first = daemon.process().orElseThrow();
        daemon.signal("KILL");
        await(() -> !first.isAlive());

        seenByTheNextLauncher.awaitReady(LIMIT, () -> daemon.isRunning());

        assertTrue(daemon.process().orElseThrow().pid() != first.pid());
    }

    private static void await(BooleanSupplier reached) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!reached.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "it never came");
            Pause.briefly();
        }
    }

    private static String stat(ProcessHandle process) {
        return read(Path.of("/proc", Long.toString(process.pid()), "stat"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
