package io.dualcarbon.acceptance;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dualcarbon.acceptance.Contracts.Operation;
import io.dualcarbon.acceptance.HostileRequests.Sent;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation, asked by the second tenant's administrator with what its contract says and what it does not: no fault,
 * no answer that the contract does not tell, and a problem wherever something is refused. {@code -Dfuzz=50000} asks more
 * often, {@code -Dfuzz.seed} asks again what was asked.
 */
@ExtendWith(RunningPlatform.class)
class FuzzIT {
    private static final int REQUESTS = Integer.getInteger("fuzz", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_130L);

    /** The gateway limits how often one may ask: most requests go straight to the services, which guard themselves. */
    private static final int AT_THE_GATEWAY = 8;

    /** Of no operation in particular: told by {@code default} in each contract. */
    private static final Set<Integer> ANYWHERE = Set.of(404, 405, 406, 413, 414, 415, 422, 429, 431);

    /** What never ends by itself, and what holds for all of the tenant, which other tests use, too. */
    private static final Set<String> LEFT_OUT = Set.of("watch", "closeMonth", "putQualitySettings");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .defaultContentCharset(UTF_8)
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @Test
    void nothingBreaksAService() {
        JqwikSession.run(() -> {
            var broken = new ArrayList<String>();
            var statuses = new TreeMap<Integer, Integer>();
            var requests = new HostileRequests(SEED);
            var operations = operations();
            for (var i = 0; i < REQUESTS; i++) {
                var operation = operations.get(i % operations.size());
                var sent = requests.next(operation);
                var base =
                        i % AT_THE_GATEWAY == 0 ? RunningPlatform.gateway() : RunningPlatform.service(operation.path());
                var answer = send(operation, sent, base);
                statuses.merge(answer.statusCode(), 1, Integer::sum);
                if (answer.statusCode() < 300) {
                    json(answer).ifPresent(said -> requests.learn(operation, said));
                }
                fault(operation, answer).ifPresent(fault -> broken.add(shown(operation, sent, fault, answer)));
            }
            System.out.println("Seed " + SEED + ", answers by status: " + statuses);
            assertEquals(List.of(), broken, "seed " + SEED);
        });
    }

    private static List<Operation> operations() {
        try {
            return Contracts.read().operations().stream()
                    .filter(operation -> !LEFT_OUT.contains(operation.id()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response send(Operation operation, Sent sent, String base) {
        var request = given().config(AS_IT_IS)
                .auth()
                .oauth2(RunningPlatform.token("admin-b"))
                .headers(sent.headers())
                .queryParams(sent.query());
        if (!sent.body().isEmpty() && !operation.method().equals("GET")) {
            request.body(sent.body().getBytes(UTF_8));
        }
        return request.request(operation.method(), base + sent.path());
    }

    private static Optional<String> fault(Operation operation, Response answer) {
        var status = answer.statusCode();
        if (status >= 500) {
            return Optional.of("a fault");
        }
        if (!operation.definition().path("responses").has(Integer.toString(status)) && !ANYWHERE.contains(status)) {
            return Optional.of("not told in the contract");
        }
        var isProblem = answer.contentType().startsWith("application/problem+json")
                && json(answer)
                        .map(problem -> problem.path("status").asInt() == status
                                && problem.path("type").asText().startsWith("urn:dualcarbon:problem:"))
                        .orElse(false);
        return status >= 400 && !isProblem ? Optional.of("no problem in its body") : Optional.empty();
    }

    private static Optional<JsonNode> json(Response answer) {
        try {
            return answer.contentType().contains("json")
                    ? Optional.of(JSON.readTree(answer.asByteArray()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(Operation operation, Sent sent, String fault, Response answer) {
        return "%s %s %s: %d, %s: %s %s -> %s"
                .formatted(
                        operation.id(),
                        operation.method(),
                        cut(sent.path() + " " + sent.query()),
                        answer.statusCode(),
                        fault,
                        sent.headers(),
                        cut(sent.body()),
                        cut(answer.asString()));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(600, text.length()));
    }
}
