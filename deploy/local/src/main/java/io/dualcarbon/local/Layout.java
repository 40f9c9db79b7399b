package io.dualcarbon.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where everything lies. The unpacked servers stay beside the launcher; data, logs and secrets may be elsewhere, so that
 * two platforms can run from one working tree.
 */
record Layout(Path root, Path data) {
    static Layout ofThisProcess() {
        Path root = Path.of(System.getProperty("dualcarbon.root", "."))
                .toAbsolutePath()
                .normalize();
        String data = System.getenv("DUALCARBON_DATA");
        return new Layout(
                root,
                data == null || data.isBlank()
                        ? root.resolve("deploy/local/.data")
                        : Path.of(data).toAbsolutePath().normalize());
    }

    Path software() {
        return root.resolve("deploy/local/.data/software");
    }

    /** What the build has made of a service or of the gateway. */
    Path application(String service) {
        return root.resolve(module(service)).resolve("target/quarkus-app/quarkus-run.jar");
    }

    String module(String service) {
        return service.equals(Processes.GATEWAY) ? service : "services/" + service;
    }

    Path keycloakArchive(String version) {
        return root.resolve("deploy/local/target/keycloak/keycloak-quarkus-dist-" + version + ".zip");
    }

    Path realmFile() {
        return root.resolve("deploy/keycloak/dual-carbon-realm.json");
    }

    Path database() {
        return data.resolve("postgres");
    }

    Path logs() {
        return data.resolve("logs");
    }

    /** Each time that a process was started again. */
    Path restarts() {
        return logs().resolve("restarts.log");
    }

    Path run() {
        return data.resolve("run");
    }

    /** Vert.x would keep its files in a folder of the machine, which belongs to whoever came first. */
    String vertxCache() {
        return "-Dvertx.cacheDirBase=" + run().resolve("vertx");
    }

    Path secrets() {
        return data.resolve("secrets.properties");
    }

    /** Forgets everything but the unpacked servers. */
    void dropData() {
        for (Path path : List.of(database(), logs(), secrets())) {
            delete(path);
        }
    }

    static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(path)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
