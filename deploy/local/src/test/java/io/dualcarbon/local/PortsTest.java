package io.dualcarbon.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void movesEveryPortByTheOffset() {
        Ports ports = new Ports(1000);

        assertEquals(9080, ports.of("gateway"));
        assertEquals(9084, ports.of("green-finance"));
        assertEquals(9180, ports.of("keycloak"));
        assertEquals(6433, ports.of("postgres"));
        assertEquals(URI.create("http://localhost:9080"), ports.url("gateway"));
    }

    @Test
    void namesATakenPortAndWhoseItWouldBe() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports(holder.getLocalPort() - 8180);

            List<String> taken = ports.taken(process -> true);

            assertTrue(taken.contains(holder.getLocalPort() + " (keycloak)"));
        }
    }

    @Test
    void aPortIsFreeAgainOnceItsHolderIsGone() throws IOException {
        ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Ports ports = new Ports(holder.getLocalPort() - 8180);

        holder.close();

        assertFalse(ports.taken(process -> true).contains(holder.getLocalPort() + " (keycloak)"));
    }

    @Test
    void refusesTakenPortsInOneLine() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports(holder.getLocalPort() - 8180);

            Failure failure = assertThrows(Failure.class, () -> ports.refuseTaken(process -> true));

            assertEquals(1, failure.toString().lines().count());
        }
    }
}
