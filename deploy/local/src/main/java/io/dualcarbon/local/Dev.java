package io.dualcarbon.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** {@code deploy/local/dev SERVICE}: runs one service of the running platform from its sources until it is ended. */
final class Dev {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private Dev() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.exit(run(arguments[0], Layout.ofThisProcess()).waitFor());
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Process run(String service, Layout layout) {
        Address address = Address.read(layout)
                .orElseThrow(() -> new Failure("The platform is not up; start it with deploy/local/up"));
        Processes processes = new Processes(layout);
        Platform platform =
                new Platform(layout, Ports.behind(address.gateway()), Secrets.in(layout.secrets()), processes);
        Path lock = layout.run().resolve("lock");
        Lock.whileHolding(lock, () -> processes.get(service).stop(STOP_LIMIT, "TERM", "KILL"));
        Process maven = start(service, layout, platform);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end(maven);
            Lock.whileHolding(lock, () -> {
                if (Address.read(layout).isPresent()) { // else the platform was stopped meanwhile
                    Progress.say("the packaged " + service + " takes its place again");
                    platform.start(service);
                }
            });
        }));
        return maven;
    }

    /** What it has started itself, too: not every {@code mvn} passes a signal on. */
    private static void end(Process maven) {
        List<ProcessHandle> all =
                Stream.concat(maven.descendants(), Stream.of(maven.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(each -> each.onExit().join());
    }

    private static Process start(String service, Layout layout, Platform platform) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "mvn",
                        "-pl",
                        layout.module(service),
                        "-am",
                        "-Dspotless.check.skip",
                        "process-classes",
                        "quarkus:dev"))
                .directory(layout.root().toFile())
                .inheritIO();
        builder.environment().keySet().removeIf(key -> key.startsWith("QUARKUS_"));
        builder.environment().putAll(platform.environmentFromSources(service));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new Failure("Maven could not be started: " + e.getMessage());
        }
    }
}
