package io.dualcarbon.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server that runs beside this process and ends with it. */
final class OwnProcess {
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Process process;

    private OwnProcess(Process process) {
        this.process = process;
    }

    static OwnProcess start(List<String> command, Map<String, String> settings, Path log, int port) {
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(settings);
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            Patience.until(
                    Duration.ofMinutes(1), Duration.ofMillis(100), command.get(0) + " to listen; see " + log, () -> {
                        if (!process.isAlive()) {
                            throw new BenchFailed(command.get(0) + " has ended; see " + log);
                        }
                        return listens(port);
                    });
            return new OwnProcess(process);
        } catch (IOException e) {
            throw new BenchFailed(command.get(0) + " could not be started", e);
        }
    }

    /** Of a Java process: throws away what nobody needs any more. */
    void collectGarbage() {
        try {
            var collected = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!collected.waitFor(30, TimeUnit.SECONDS) || collected.exitValue() != 0) {
                throw new BenchFailed("jcmd could not collect the garbage");
            }
        } catch (IOException e) {
            throw new BenchFailed("jcmd could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted", e);
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
