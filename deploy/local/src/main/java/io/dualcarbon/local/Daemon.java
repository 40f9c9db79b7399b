package io.dualcarbon.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that outlives the launcher. It is known again by the file that holds its id and start time: an id alone may
 * have passed to a foreign process since.
 */
final class Daemon {
    /** An own process group and no hang-up signal: closing the terminal or Ctrl-C in it must not reach the process. */
    private static final String DETACHED =
            "set -m; trap '' HUP; umask 077; \"$@\" </dev/null >\"$DUALCARBON_LOG\" 2>&1 & echo $!";

    /** The system derives start times from its clock, which may be corrected meanwhile. */
    private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(5);

    private final String name;
    private final Path folder;
    private final Path logs;
    private final Path pidFile;
    private final Path log;

    Daemon(String name, Layout layout) {
        this.name = name;
        this.folder = layout.run();
        this.logs = layout.logs();
        this.pidFile = layout.run().resolve(name + ".pid");
        this.log = layout.logs().resolve(name + ".log");
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    void start(List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(folder);
            Files.createDirectories(logs);
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            List<String> shell = new ArrayList<>(List.of("bash", "-c", DETACHED, name));
            shell.addAll(command);
            ProcessBuilder builder =
                    new ProcessBuilder(shell).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
            // The caller's own settings of Quarkus or Keycloak must not steer the platform.
            builder.environment().keySet().removeIf(key -> key.startsWith("QUARKUS_") || key.startsWith("KC_"));
            builder.environment().putAll(environment);
            builder.environment().put("DUALCARBON_LOG", log.toString());
            Process bash = builder.start();
            String pid = new String(bash.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (!pid.matches("[0-9]+")) {
                throw new Failure(name + " could not be started");
            }
            Optional<Instant> started = ProcessHandle.of(Long.parseLong(pid))
                    .flatMap(handle -> handle.info().startInstant());
            Files.writeString(
                    pidFile, pid + " " + started.map(Instant::toEpochMilli).orElse(0L));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<ProcessHandle> process() {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            String[] known = Files.readString(pidFile).strip().split(" ", 2);
            Instant started = Instant.ofEpochMilli(Long.parseLong(known[1]));
            return ProcessHandle.of(Long.parseLong(known[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> !isZombie(handle.pid()))
                    .filter(handle -> handle.info()
                            .startInstant()
                            .filter(instant ->
                                    Duration.between(instant, started).abs().compareTo(START_TIME_TOLERANCE) <= 0)
                            .isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            return Optional.empty(); // a half-written file names no process
        }
    }

    boolean isRunning() {
        return process().isPresent();
    }

    /** In a container whose first process reaps nobody, the dead stay in the process table. */
    private static boolean isZombie(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "stat");
        try {
            String line = Files.readString(status);
            return line.startsWith("Z", line.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false; // no /proc, or gone just now
        }
    }

    void signal(String signal) {
        process().ifPresent(handle -> {
            try {
                new ProcessBuilder("bash", "-c", "kill -s \"$0\" \"$1\"", signal, Long.toString(handle.pid()))
                        .redirectErrorStream(true)
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Asks with one signal after the other until the process ends, waiting as long after each. */
    void stop(Duration limit, String... signals) {
        for (String signal : signals) {
            signal(signal);
            if (awaitEnd(limit)) {
                return;
            }
        }
        throw new Failure(name + " does not stop; see " + log);
    }

    /** True when the process has ended within the limit. */
    private boolean awaitEnd(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (isRunning()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.briefly();
        }
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    /** Waits until the process serves; a process that dies or takes too long is named with its log. */
    void awaitReady(Duration limit, Readiness readiness) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!readiness.isReached()) {
            if (!isRunning()) {
                throw new Failure(name + " ended while it was starting; see " + log);
            }
            if (System.nanoTime() > deadline) {
                throw new Failure(name + " was not ready after " + limit.toSeconds() + " s; see " + log);
            }
            Pause.briefly();
        }
        Progress.say(name + " is ready");
    }

    @FunctionalInterface
    interface Readiness {
        boolean isReached();
    }
}
