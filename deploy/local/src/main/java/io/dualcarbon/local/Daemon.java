package io.dualcarbon.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A process that outlives the launcher, under a supervisor that starts it again when it ends. Each of the two is known
 * again by the file that holds its id and start time: an id alone may have passed to a foreign process since.
 */
final class Daemon {
    private static final String SUPERVISE = supervise();

    /** The system derives start times from its clock, which may be corrected meanwhile. */
    private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(5);

    private static final Duration SUPERVISOR_LIMIT = Duration.ofSeconds(5);

    private final String name;
    private final Path folder;
    private final Path pidFile;
    private final Path supervisorFile;
    private final Path log;
    private final Path restarts;

    /** The process that has to become ready; empty until one has been seen. */
    private String awaited = "";

    Daemon(String name, Layout layout) {
        this.name = name;
        this.folder = layout.run();
        this.pidFile = layout.run().resolve(name + ".pid");
        this.supervisorFile = layout.run().resolve(name + ".supervisor.pid");
        this.log = layout.logs().resolve(name + ".log");
        this.restarts = layout.restarts();
    }

    private static String supervise() {
        try (InputStream script = Daemon.class.getResourceAsStream("/supervise.sh")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(pidFile);
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            List<String> shell = new ArrayList<>(
                    List.of("bash", "-c", SUPERVISE, name, pidFile.toString(), log.toString(), restarts.toString()));
            shell.addAll(command);
            ProcessBuilder builder =
                    new ProcessBuilder(shell).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
            // The caller's own settings of Quarkus or Keycloak must not steer the platform.
            builder.environment().keySet().removeIf(key -> key.startsWith("QUARKUS_") || key.startsWith("KC_"));
            builder.environment().putAll(environment);
            Process bash = builder.start();
            String pid = new String(bash.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (!pid.matches("[0-9]+") || !Files.exists(pidFile)) {
                throw new Failure(name + " could not be started");
            }
            Optional<Instant> started = ProcessHandle.of(Long.parseLong(pid))
                    .flatMap(handle -> handle.info().startInstant());
            Files.writeString(
                    supervisorFile,
                    pid + " " + started.map(Instant::toEpochMilli).orElse(0L));
            awaited = read(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<ProcessHandle> process() {
        return known(read(pidFile));
    }

    boolean isRunning() {
        return process().isPresent();
    }

    /** It runs, or its supervisor is about to start it again. */
    boolean isKept() {
        return isRunning() || supervisor().isPresent();
    }

    private Optional<ProcessHandle> supervisor() {
        return known(read(supervisorFile));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (NoSuchFileException e) {
            return ""; // gone just now
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process with this id and start time, if it lives. */
    private static Optional<ProcessHandle> known(String idAndStart) {
        String[] known = idAndStart.split(" ", 2);
        if (known.length < 2 || !idAndStart.matches("[0-9]{1,9} [0-9]{1,18}")) {
            return Optional.empty(); // a half-written file names no process
        }
        Instant started = Instant.ofEpochMilli(Long.parseLong(known[1]));
        return ProcessHandle.of(Long.parseLong(known[0]))
                .filter(ProcessHandle::isAlive)
                .filter(handle -> !isZombie(handle.pid()))
                .filter(handle -> handle.info()
                        .startInstant()
                        .filter(instant ->
                                Duration.between(instant, started).abs().compareTo(START_TIME_TOLERANCE) <= 0)
                        .isPresent());
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

    /** From now on nobody starts the process again when it ends. */
    void endSupervision() {
        supervisor().ifPresent(ProcessHandle::destroy);
        if (!await(SUPERVISOR_LIMIT, () -> supervisor().isEmpty())) {
            supervisor().ifPresent(ProcessHandle::destroyForcibly);
            if (!await(SUPERVISOR_LIMIT, () -> supervisor().isEmpty())) {
                throw new Failure("The supervisor of " + name + " does not stop");
            }
        }
        delete(supervisorFile);
    }

    /** Asks with one signal after the other until the process ends, waiting as long after each. */
    void stop(Duration limit, String... signals) {
        endSupervision();
        for (String signal : signals) {
            signal(signal);
            if (await(limit, () -> !isRunning())) {
                delete(pidFile);
                return;
            }
        }
        throw new Failure(name + " does not stop; see " + log);
    }

    private static boolean await(Duration limit, BooleanSupplier reached) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.briefly();
        }
        return true;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until the process serves; one that dies meanwhile or takes too long is named with its log. What died before
     * is awaited in the process that its supervisor starts next.
     */
    void awaitReady(Duration limit, Readiness readiness) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!readiness.isReached()) {
            String now = isRunning() ? read(pidFile) : "";
            if (awaited.isEmpty()) {
                awaited = now;
            }
            if (!now.equals(awaited) || !isKept()) {
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
