package io.dualcarbon.local;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All processes of the platform, in the order in which they need each other. */
final class Processes {
    static final String POSTGRES = "postgres";
    static final String KEYCLOAK = "keycloak";
    static final String GATEWAY = "gateway";
    /** Each has a database. Whoever is asked stands before who asks. */
    static final List<String> SERVICES_WITH_DATABASE =
            List.of("asset-registry", "energy-data", "carbon-calculation", "green-finance");

    static final List<String> SERVICES =
            Stream.concat(SERVICES_WITH_DATABASE.stream(), Stream.of(GATEWAY)).toList();

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration POSTGRES_STOP_LIMIT = Duration.ofSeconds(40);

    private final Layout layout;
    private final Map<String, Daemon> daemons = new LinkedHashMap<>();
    private boolean stopping;

    Processes(Layout layout) {
        this.layout = layout;
        daemons.put(POSTGRES, new Daemon(POSTGRES, layout));
        daemons.put(KEYCLOAK, new Daemon(KEYCLOAK, layout));
        SERVICES.forEach(service -> daemons.put(service, new Daemon(service, layout)));
    }

    Daemon get(String name) {
        Daemon daemon = daemons.get(name);
        if (daemon == null) {
            throw new IllegalArgumentException("No process is called " + name);
        }
        return daemon;
    }

    boolean allRun() {
        return daemons.values().stream().allMatch(Daemon::isRunning);
    }

    /** What has ended and is not started again, for its supervisor has ended too. */
    List<Daemon> ended() {
        return daemons.values().stream().filter(daemon -> !daemon.isKept()).toList();
    }

    boolean anyRuns() {
        return daemons.values().stream().anyMatch(Daemon::isKept);
    }

    /** Starts a process unless it runs or will by itself, or a stop has begun meanwhile, which would miss it. */
    synchronized void start(String name, List<String> command, Map<String, String> environment) {
        if (stopping) {
            throw new Failure("Stopped while starting");
        }
        Daemon daemon = get(name);
        if (!daemon.isKept()) {
            daemon.start(command, environment);
        }
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    /** The askers before the asked, the database last. */
    void stop() {
        synchronized (this) {
            stopping = true;
        }
        Address.forget(layout);
        daemons.values().parallelStream().forEach(Daemon::endSupervision);
        for (int i = SERVICES.size() - 1; i >= 0; i--) {
            get(SERVICES.get(i)).signal("TERM");
        }
        for (String service : SERVICES) {
            get(service).stop(STOP_LIMIT, "TERM", "KILL");
        }
        get(KEYCLOAK).stop(STOP_LIMIT, "TERM", "KILL");
        // Fast shutdown, which waits for no client; then the immediate one, from which PostgreSQL recovers.
        get(POSTGRES).stop(POSTGRES_STOP_LIMIT, "INT", "QUIT");
    }
}
