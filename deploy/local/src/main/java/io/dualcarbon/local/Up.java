package io.dualcarbon.local;

import io.dualcarbon.local.demo.DemoData;
import io.dualcarbon.local.demo.DemoNotLoaded;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** {@code deploy/local/up}: starts the platform, or says that it runs. */
final class Up {
    private final Layout layout;
    private final Options options;
    private final Processes processes;
    private final Restarts restarts;
    private boolean started;

    private Up(Layout layout, Options options, Processes processes) {
        this.layout = layout;
        this.options = options;
        this.processes = processes;
        this.restarts = new Restarts(layout);
    }

    public static void main(String[] arguments) throws InterruptedException {
        Processes processes = new Processes(Layout.ofThisProcess());
        try {
            new Up(Layout.ofThisProcess(), Options.parse(List.of(arguments)), processes).run();
        } catch (Failure | DemoNotLoaded e) {
            if (!processes.isStopping()) { // after Ctrl-C a process that ends is no news
                System.err.println(e.getMessage());
            }
            System.exit(1);
        }
    }

    private void run() throws InterruptedException {

        Lock.whileHolding(layout.run().resolve("lock"), () -> {
            Optional<Address> running = Address.read(layout).filter(address -> processes.allRun() && !options.fresh());
            if (running.isPresent()) {
                System.out.println("The platform is running already.");
                Ports ports = Ports.behind(running.get().gateway());
                new Platform(layout, ports, Secrets.in(layout.secrets()), processes).awaitServices();
            } else {
                start();
                started = true;
            }
        });
        describe();
        if (started && !options.detach()) {
            System.out.println("Ctrl-C stops everything.");
            watch();
        }
    }

    /** Goes on with what still runs where it shall run, so that a process that died comes back without the others. */
    private void start() {
        Ports ports = new Ports(options.portOffset());
        boolean goesOn = !options.fresh()
                && Address.read(layout)
                        .filter(address -> address.gateway().equals(ports.url(Processes.GATEWAY)))
                        .isPresent();
        if (processes.anyRuns() && !goesOn) {
            Progress.say("stopping what still runs");
            new Processes(layout).stop();
        }
        if (options.fresh()) {
            layout.dropData();
        }
        Thread stop = new Thread(processes::stop);
        Runtime.getRuntime().addShutdownHook(stop);
        start(ports, goesOn);
        if (options.detach()) {
            Runtime.getRuntime().removeShutdownHook(stop);
        }
    }

    private void start(Ports ports, boolean goesOn) {
        if (Files.exists(layout.database()) && !Files.exists(layout.secrets())) {
            throw new Failure(layout.secrets() + " is missing, and without it the data cannot be read:"
                    + " restore it, or start anew with --fresh");
        }
        ports.refuseTaken(process -> !processes.get(process).isKept());
        Secrets secrets = Secrets.in(layout.secrets());
        Platform platform = new Platform(layout, ports, secrets, processes);
        Address address = platform.address(options.demo());
        platform.start();
        if (!goesOn) {
            platform.fitRealm();
        }
        if (!goesOn && address.demo()) {
            platform.createDemoPeople();
            Progress.say("the demo people are there");
        }
        platform.awaitServices();
        if (!goesOn && options.demoData()) {
            DemoData.load(address.gateway(), new DemoTokens(address.keycloak(), secrets), Progress::say);
            Progress.say("the demo data are there");
        }
        address.write(layout);
        Progress.say("everything is ready");
    }

    private void describe() {
        Address address = Address.read(layout).orElseThrow();
        Secrets secrets = Secrets.in(layout.secrets());
        System.out.printf("""

                Console    %1$s/console/
                API        %1$s/api/...   (documentation: %1$s/docs)
                Keycloak   %2$s/admin/   (user %3$s, password in %4$s)
                """, address.gateway(), address.keycloak(), Keycloak.ADMINISTRATOR, layout.secrets());
        if (address.demo()) {
            System.out.printf(
                    """
                    Sign in as %s
                               with the password %s
                    Token      deploy/local/token planner   (or another name, or %s)
                    """,
                    DemoPeople.PEOPLE.stream()
                            .map(person -> person.name() + " (" + person.role() + ")")
                            .collect(Collectors.joining(", ")),
                    DemoPeople.password(secrets),
                    DemoPeople.PARTNER);
        }
        System.out.printf("Stop       deploy/local/down%n%n");
    }

    /** Stays until Ctrl-C, and says at once when a process has ended by itself. */
    private void watch() throws InterruptedException {
        Set<String> reported = new HashSet<>();
        while (Address.read(layout).isPresent()) {
            restarts.news().forEach(Progress::say);
            for (Daemon daemon : processes.ended()) {
                if (Address.read(layout).isPresent() && reported.add(daemon.name())) {
                    Progress.say(daemon.name() + " has ended, and so has its supervisor; see " + daemon.log());
                }
            }
            TimeUnit.SECONDS.sleep(1);
        }
        System.out.println("The platform was stopped.");
    }
}
