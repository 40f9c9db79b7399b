package io.dualcarbon.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Callers that end their connection with each request disturb nobody's. */
@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class ClosingCallersTest {
    /** {@code -Dclosing.requests=50000} asks for longer. */
    private static final int REQUESTS = Integer.getInteger("closing.requests", 1_200);

    private static final int AT_ONCE = 6;

    /** Fewer than a caller may send in a moment. */
    private static final int OF_A_CALLER = 60;

    @Test
    void eachRequestIsAnswered() throws ExecutionException, InterruptedException {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var asking = new ArrayList<Future<Map<String, Integer>>>();
            for (var left = REQUESTS; left > 0; left -= OF_A_CALLER) {
                asking.add(threads.submit(ClosingCallersTest::ask));
            }
            var answers = new TreeMap<String, Integer>();
            for (var one : asking) {
                one.get().forEach((status, count) -> answers.merge(status, count, Integer::sum));
            }
            assertEquals(List.of("HTTP/1.1 200 OK"), List.copyOf(answers.keySet()), answers::toString);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Map<String, Integer> ask() {
        var token = Surroundings.issuer.token(UUID.randomUUID().toString(), "viewer");
        var answers = new TreeMap<String, Integer>();
        for (var i = 0; i < OF_A_CALLER; i++) {
            try (var wire = new Wire()) {
                wire.head("GET /api/energy/v1/x HTTP/1.1", "Authorization: Bearer " + token, "Connection: close");
                answers.merge(wire.readUntil("\r\n").strip(), 1, Integer::sum);
            }
        }
        return answers;
    }
}
