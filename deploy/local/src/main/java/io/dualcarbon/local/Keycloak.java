package io.dualcarbon.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The real Keycloak, unpacked from its Maven artifact and built once for PostgreSQL. */
final class Keycloak {
    static final String REALM = "dual-carbon";
    /** Works for the launcher only: the people of the realm come and go without it. */
    static final String LAUNCHER_CLIENT = "local-launcher";

    static final String ADMINISTRATOR = "admin";

    /** Those that ask other services on their own account, each as the client {@code service-NAME}. */
    static final List<String> SERVICE_CLIENTS = List.of("energy-data", "carbon-calculation", "green-finance");

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    /** Changing this line makes the next start build Keycloak again. */
    private static final List<String> BUILD = List.of("build", "--db=postgres");

    private final Layout layout;
    private final Ports ports;
    private final Secrets secrets;
    private final Processes processes;
    private final Postgres postgres;
    private final String version = Versions.ofThisBuild().keycloak();
    private final Path home;

    Keycloak(Layout layout, Ports ports, Secrets secrets, Processes processes, Postgres postgres) {
        this.layout = layout;
        this.ports = ports;
        this.secrets = secrets;
        this.processes = processes;
        this.postgres = postgres;
        this.home = layout.software().resolve("keycloak-" + version);
    }

    URI url() {
        return ports.url("keycloak");
    }

    URI issuer() {
        return url().resolve("/realms/" + REALM);
    }

    void install() {
        if (!Files.exists(home)) {
            Progress.say("unpacking Keycloak");
            Archive.unzip(layout.keycloakArchive(version), home);
        }
        Path built = home.resolve("built-with");
        String wanted = String.join(" ", BUILD);
        try {
            if (!Files.exists(built) || !Files.readString(built).equals(wanted)) {
                Progress.say("building Keycloak, once");
                Files.deleteIfExists(built);
                Foreground.run(
                        "The build of Keycloak",
                        java(BUILD),
                        Map.of(),
                        layout.logs().resolve("keycloak-build.log"));
                Files.writeString(built, wanted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What kc.sh would run, without a shell between the launcher and the server. */
    private List<String> java(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Java.command(),
                "-Xms64m",
                "-Xmx384m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                layout.vertxCache(),
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return command;
    }

    void start() {
        try {
            Path imports = Files.createDirectories(home.resolve("data/import"));
            Files.copy(
                    layout.realmFile(),
                    imports.resolve(layout.realmFile().getFileName()),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("KC_DB_URL", postgres.jdbcUrl("keycloak"));
        environment.put("KC_DB_USERNAME", "keycloak");
        environment.put("KC_DB_PASSWORD", secrets.get("keycloak.password"));
        environment.put("KC_DB_POOL_MAX_SIZE", "20");
        environment.put("KC_CACHE", "local"); // no cluster on one machine, and no port for one
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", Integer.toString(ports.of("keycloak")));
        environment.put("KC_HOSTNAME", url().toString());
        environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", LAUNCHER_CLIENT);
        environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secrets.get("keycloak.launcher.secret"));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.getToType("keycloak.admin.password"));
        environment.put("GATEWAY_URL", ports.url("gateway").toString());
        environment.put("CONSOLE_CLIENT_SECRET", secrets.get("console.client.secret"));
        environment.put("MONITORING_CLIENT_SECRET", secrets.get("monitoring.client.secret"));
        for (String service : SERVICE_CLIENTS) {
            environment.put(
                    service.replace('-', '_').toUpperCase(Locale.ROOT) + "_CLIENT_SECRET", clientSecret(service));
        }
        processes.start(Processes.KEYCLOAK, java(List.of("start", "--optimized", "--import-realm")), environment);
    }

    String clientSecret(String service) {
        return secrets.get(service + ".client.secret");
    }

    /** A realm is imported once: what a later version of its file adds does not come by itself. */
    void refuseEarlierRealm() {
        List<String> clients = new ArrayList<>(List.of("front-end", "monitoring"));
        SERVICE_CLIENTS.forEach(service -> clients.add("service-" + service));
        for (String client : clients) {
            if (admin().client(client).isEmpty()) {
                throw new Failure("The realm in this data folder is of an earlier version, without the client " + client
                        + ": start anew with --fresh");
            }
        }
    }

    void awaitReady() {
        processes.get(Processes.KEYCLOAK).awaitReady(START_LIMIT, () -> Http.answers(issuer()));
    }

    KeycloakAdmin admin() {
        return new KeycloakAdmin(url(), secrets.get("keycloak.launcher.secret"));
    }
}
