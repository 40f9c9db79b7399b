package io.dualcarbon.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The ports of the platform, all moved by the same offset. */
record Ports(int offset) {
    static final int HIGHEST_OFFSET = 50_000;

    private static final Map<String, Integer> UNMOVED = new LinkedHashMap<>();

    static {
        UNMOVED.put("gateway", 8080);
        UNMOVED.put("asset-registry", 8081);
        UNMOVED.put("energy-data", 8082);
        UNMOVED.put("carbon-calculation", 8083);
        UNMOVED.put("green-finance", 8084);
        UNMOVED.put("keycloak", 8180);
        UNMOVED.put("postgres", 5433);
    }

    /** The ports of the platform whose gateway this is. */
    static Ports behind(URI gateway) {
        return new Ports(gateway.getPort() - new Ports(0).of("gateway"));
    }

    int of(String process) {
        Integer unmoved = UNMOVED.get(process);
        if (unmoved == null) {
            throw new IllegalArgumentException("No port is set aside for " + process);
        }
        return unmoved + offset;
    }

    URI url(String process) {
        return URI.create("http://localhost:" + of(process));
    }

    /** Names every needed port that another program holds, in one line. */
    void refuseTaken(Predicate<String> needed) {
        List<String> taken = taken(needed);
        if (!taken.isEmpty()) {
            throw new Failure("Taken by another program: port " + String.join(", port ", taken)
                    + "; --port-offset N moves all ports of the platform");
        }
    }

    List<String> taken(Predicate<String> needed) {
        return UNMOVED.keySet().stream()
                .filter(needed)
                .filter(process -> isTaken(of(process)))
                .map(process -> of(process) + " (" + process + ")")
                .toList();
    }

    private static boolean isTaken(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true); // a connection of the last run in TIME_WAIT takes no port
            probe.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
