package io.dualcarbon.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Brings each service's database to the schema that its program expects, before that serves. Each program migrates and
 * ends; it alone is given the password of the schema's owner.
 */
final class Migrations {
    private final Layout layout;
    private final Postgres postgres;

    Migrations(Layout layout, Postgres postgres) {
        this.layout = layout;
        this.postgres = postgres;
    }

    /** All at once, except where the same program has migrated before. */
    void run() {
        List<Callable<Void>> migrations = new ArrayList<>();
        for (String service : Processes.SERVICES_WITH_DATABASE) {
            String program = fingerprint(layout.application(service));
            if (!postgres.migratedBy(service).equals(program)) {
                migrations.add(() -> {
                    migrate(service);
                    postgres.noteMigration(service, program);
                    return null;
                });
            }
        }
        if (!migrations.isEmpty()) {
            together(migrations);
            Progress.say("the databases are migrated");
        }
    }

    private void migrate(String service) {
        Foreground.run(
                "The migration of " + service,
                List.of(
                        Java.command(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        layout.application(service).toString()),
                Map.of(
                        "QUARKUS_PROFILE",
                        "migrate",
                        "DATABASE_URL",
                        postgres.jdbcUrl(Postgres.database(service)),
                        "DATABASE_USER",
                        Postgres.OWNER,
                        "DATABASE_PASSWORD",
                        postgres.password(Postgres.OWNER)),
                layout.logs().resolve(service + "-migration.log"));
    }

    private static void together(List<Callable<Void>> work) {
        ExecutorService workers = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> each : workers.invokeAll(work)) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted");
        } finally {
            workers.shutdownNow();
        }
    }

    /** Of all of the program that may hold migrations: the service itself and what it shares with the others. */
    private static String fingerprint(Path application) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path folder : List.of(application.resolveSibling("app"), application.resolveSibling("lib/main"))) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.sorted().toList()) {
                        if (file.getFileName().toString().matches("(io\\.dualcarbon\\.|[^.]+-).*\\.jar")) {
                            digest.update(Files.readAllBytes(file));
                        }
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
