package io.dualcarbon.local;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings everything up and tells each program where the others are. */
final class Platform {
    private static final Duration SERVICE_START_LIMIT = Duration.ofMinutes(3);

    private final Layout layout;
    private final Ports ports;
    private final Secrets secrets;
    private final Processes processes;
    private final Postgres postgres;
    private final Keycloak keycloak;

    Platform(Layout layout, Ports ports, Secrets secrets, Processes processes) {
        this.layout = layout;
        this.ports = ports;
        this.secrets = secrets;
        this.processes = processes;
        this.postgres = new Postgres(layout, ports, secrets, processes);
        this.keycloak = new Keycloak(layout, ports, secrets, processes, postgres);
    }

    void start() {
        for (String service : Processes.SERVICES) {
            if (!Files.exists(layout.application(service))) {
                throw new Failure(service + " has not been built: " + layout.application(service) + " is missing");
            }
        }
        Lock.whileHolding(layout.software().resolve("lock"), () -> {
            postgres.install();
            keycloak.install();
        });
        postgres.start();
        keycloak.start();
        // While Keycloak starts: the others need it for the first request only.
        start(Processes.GATEWAY);
        new Migrations(layout, postgres).run();
        Processes.SERVICES_WITH_DATABASE.forEach(this::start);
        keycloak.awaitReady();
    }

    void start(String service) {
        processes.start(service, command(service), environment(service));
    }

    void awaitServices() {
        for (String service : Processes.SERVICES) {
            processes
                    .get(service)
                    .awaitReady(
                            SERVICE_START_LIMIT,
                            () -> Http.answers(ports.url(service).resolve("/q/health/ready")));
        }
    }

    Address address(boolean demo) {
        return new Address(ports.url(Processes.GATEWAY), keycloak.url(), demo);
    }

    void fitRealm() {
        keycloak.refuseEarlierRealm();
        keycloak.admin().moveTo(ports.url(Processes.GATEWAY));
        keycloak.admin().admitLocalPages();
    }

    void createDemoPeople() {
        new DemoPeople(keycloak.admin(), secrets).create();
    }

    private List<String> command(String service) {
        List<String> command = new ArrayList<>(List.of(Java.command()));
        command.addAll(heap(service));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                layout.vertxCache(),
                "-jar",
                layout.application(service).toString()));
        return command;
    }

    /**
     * One answer or one part of an upload of energy-data is megabytes of short-lived objects: in a young generation that
     * holds several of them they die there, in a smaller one they are moved to the old and every few calls wait for a full
     * collection. Every request passes the gateway: one in a hundred would wait for a collection of a smaller one.
     */
    private static List<String> heap(String service) {
        return switch (service) {
            case "energy-data" -> List.of("-Xms192m", "-Xmn144m", "-Xmx512m");
            case "gateway" -> List.of("-Xms64m", "-Xmn32m", "-Xmx256m");
            default -> List.of("-Xms32m", "-Xmx256m");
        };
    }

    private Map<String, String> environment(String service) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        settings.put("OIDC_ISSUER", keycloak.issuer().toString());
        settings.put("ASSET_REGISTRY_URL", ports.url("asset-registry").toString());
        settings.put("ENERGY_DATA_URL", ports.url("energy-data").toString());
        settings.put("CARBON_CALCULATION_URL", ports.url("carbon-calculation").toString());
        settings.put("GATEWAY_SECRET", secrets.get("gateway.secret"));
        if (service.equals(Processes.GATEWAY)) {
            settings.put("GREEN_FINANCE_URL", ports.url("green-finance").toString());
            settings.put("GATEWAY_ORIGINS", "http://localhost:*,http://127.0.0.1:*");
            settings.put("CONSOLE_CLIENT_SECRET", secrets.get("console.client.secret"));
            settings.put("SESSION_ENCRYPTION_SECRET", secrets.get("session.encryption.secret"));
        } else {
            String database = Postgres.database(service);
            settings.put("DATABASE_URL", postgres.jdbcUrl(database));
            settings.put("DATABASE_USER", database);
            settings.put("DATABASE_PASSWORD", postgres.password(database));
            if (Keycloak.SERVICE_CLIENTS.contains(service)) {
                settings.put("SERVICE_CLIENT_SECRET", keycloak.clientSecret(service));
            }
        }
        return settings;
    }

    /** The same, with a log for people, and the rights to migrate: a migration that was just written runs at once. */
    Map<String, String> environmentFromSources(String service) {
        Map<String, String> settings = environment(service);
        settings.put("QUARKUS_PROFILE", "prod");
        settings.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        settings.put("QUARKUS_DEVSERVICES_ENABLED", "false");
        settings.put("QUARKUS_TEST_CONTINUOUS_TESTING", "disabled");
        settings.put("QUARKUS_ANALYTICS_DISABLED", "true");
        if (!service.equals(Processes.GATEWAY)) {
            settings.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "true");
            settings.put("QUARKUS_FLYWAY_USERNAME", Postgres.OWNER);
            settings.put("QUARKUS_FLYWAY_PASSWORD", postgres.password(Postgres.OWNER));
        }
        return settings;
    }
}
