package io.dualcarbon.platform.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every operation of a service refuses, whatever it is about, as its contract says. A service extends it. */
public abstract class InputRules {
    private static final String PROBLEM = "urn:dualcarbon:problem:";
    private static final int WAIT_MS = 20_000;

    /** Of those times that a format can say, the ones that broke something, and the first that are refused. */
    private static final Map<String, List<String>> FAR = Map.of(
            "date", List.of("+999999999-12-31", "-999999999-01-01", "1989-12-31", "2101-01-01"),
            "year-month", List.of("+999999999-12", "-999999999-01", "1989-12", "2101-01"),
            "date-time",
                    List.of(
                            "+5874898-01-01T00:00:00Z",
                            "-1000000000-01-01T00:00:00Z",
                            "1989-12-30T00:00:00Z",
                            "2101-01-02T00:00:00Z"));

    private final TestTenant tenant = tenant();

    /** A tenant that this service knows. */
    protected TestTenant tenant() {
        return TestTenant.fresh();
    }

    @Test
    void bodiesEndAtTheLimitOfTheirOperation() throws IOException {
        for (var operation : operations()) {
            var body = operation.contract().path("requestBody");
            if (!body.isMissingNode()) {
                var told = body.path("description").asText();
                assertTrue(told.startsWith("At most "), operation.name());
                var announced = announce(operation, told.endsWith("KB") ? 300_000 : 2L << 30);
                assertProblem(operation, announced, 413, "body-too-large");
                assertTrue(announced.toLowerCase(Locale.ROOT).contains("connection: close"), announced);
                if (told.endsWith("KB")) {
                    assertProblem(operation, pour(operation, 300_000), 413, "body-too-large");
                }
            }
        }
    }

    /** Most clients send all before they read. */
    @Test
    void aLongBodyIsThrownAwayAndAnswered() throws IOException {
        for (var operation : operations()) {
            if (operation.contract().at("/requestBody/description").asText().endsWith("KB")) {
                assertProblem(operation, pour(operation, 42_000_000), 413, "body-too-large");
                return;
            }
        }
    }

    /** But for streams, of which there is no end. */
    @Test
    void headAnswersWhereGetDoes() throws IOException {
        for (var operation : operations()) {
            if (operation.method().equals("GET") && !operation.path().endsWith("/live")) {
                var got = headOrGet("GET", operation);
                var head = headOrGet("HEAD", operation);
                assertEquals(got.statusCode(), head.statusCode(), operation.name());
                assertEquals("", head.asString(), operation.name());
            }
        }
    }

    private Response headOrGet(String method, Named operation) {
        return given().noFilters().auth().oauth2(token(operation)).request(method, operation.path());
    }

    /** Whoever breaks the framing is cut off, mostly before the answer can be sent. */
    @Test
    void aBodyWithBrokenFramingIsTheClientsFault() throws IOException {
        for (var operation : operations()) {
            if (operation.contract().has("requestBody")) {
                try (var socket = connect()) {
                    send(socket, head(operation) + "Transfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\nno size\r\n");
                    var answer = answer(socket);
                    if (!answer.isEmpty()) {
                        assertProblem(operation, answer, 400, "body-incomplete");
                    }
                }
            }
        }
    }

    @Test
    void timesLieInTheYearsThatThePlatformKnows() throws IOException {
        for (var operation : operations()) {
            for (var parameter : operation.query()) {
                var format = format(parameter);
                for (var time : FAR.getOrDefault(format, List.of())) {
                    var answer = ask(operation, parameter.path("name").asText(), time);
                    var violation = answer.jsonPath().getString("violations[0].field");
                    assertEquals(400, answer.statusCode(), operation.name() + answer.asString());
                    assertTrue(
                            List.of("time-out-of-range", "invalid-parameter").contains(type(answer)),
                            operation.name() + answer.asString());
                    assertEquals(parameter.path("name").asText(), violation, operation.name());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    zh              | zh
                    zh-CN           | zh
                    zh-TW,zh;q=0.9  | zh
                    de,zh;q=0.8     | zh
                    en;q=0.1,zh-HK  | zh
                    en-GB,zh;q=0.9  | en
                    de              | en
                    *               | en
                    tlh,*;q=0.5     | en
                    """)
    void violationsAreInTheLanguageOfTheAnswer(String wanted, String language) throws IOException {
        var list = operations().stream()
                .filter(operation -> operation.method().equals("GET")
                        && operation.query().stream()
                                .anyMatch(parameter ->
                                        parameter.path("name").asText().equals("limit")))
                .findFirst()
                .orElseThrow();

        var answer = given().noFilters()
                .auth()
                .oauth2(token(list))
                .header("Accept-Language", wanted)
                .queryParam("limit", 0)
                .get(list.path());

        assertEquals(language, answer.header("Content-Language"), list.name() + answer.asString());
        for (var text : List.of("title", "detail", "violations[0].message")) {
            assertEquals(
                    language.equals("zh"),
                    answer.jsonPath().getString(text).codePoints().anyMatch(Character::isIdeographic),
                    text + answer.asString());
        }
    }

    @Test
    void aParameterThatCannotBeReadIsNamedWithWhatIsAllowed() throws IOException {
        var tried = 0;
        var schemas = new ObjectMapper()
                .readTree(given().noFilters().get("/q/openapi?format=json").asString())
                .at("/components/schemas");
        for (var operation : operations()) {
            for (var parameter : operation.query()) {
                var allowed = allowed(parameter.path("schema"), schemas);
                if (!allowed.isEmpty()) {
                    var name = parameter.path("name").asText();
                    var answer = ask(operation, name, "nonsense");
                    assertEquals(400, answer.statusCode(), operation.name() + answer.asString());
                    assertEquals("invalid-parameter", type(answer), operation.name() + answer.asString());
                    assertEquals(name, answer.jsonPath().getString("violations[0].field"), operation.name());
                    var told = answer.jsonPath().getString("violations[0].message");
                    assertTrue(told.contains(allowed), operation.name() + " " + name + ": " + told);
                    tried++;
                }
            }
        }
        assertTrue(tried > 0, "No parameter was tried");
    }

    /** What the refusal of another value must mention; empty for parameters that take any text. */
    private static String allowed(JsonNode used, JsonNode schemas) {
        var named = used.has("$ref") ? used : used.path("allOf").path(0);
        var schema =
                named.has("$ref") ? schemas.path(named.path("$ref").asText().replaceFirst(".*/", "")) : used;
        if (schema.has("enum")) {
            return schema.path("enum").get(0).asText();
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> "whole number";
            case "boolean" -> "true or false";
            case "number" -> "number";
            default -> schema.path("format").asText().equals("uuid") ? "id" : "";
        };
    }

    @Test
    void noParameterHasAControlCharacter() throws IOException {
        for (var operation : operations()) {
            for (var parameter : operation.query()) {
                for (var text : List.of("A\0B", "A\u0007B", "A\nB")) {
                    var answer = ask(operation, parameter.path("name").asText(), text);
                    assertEquals(400, answer.statusCode(), operation.name() + answer.asString());
                    assertEquals("invalid-parameter", type(answer), operation.name());
                }
            }
        }
    }

    @Test
    void aCursorOfNoListIsRefused() throws IOException {
        for (var operation : operations()) {
            for (var parameter : operation.query()) {
                var name = parameter.path("name").asText();
                if (name.equals("cursor") || name.equals("after")) {
                    // NTc and MjAyNS0wMQ are 57 and 2025-01: keys of some list, but without its mark.
                    for (var cursor : List.of("NTc", "MjAyNS0wMQ", "MDAwMDAwMDB-QQ", "%", "eA")) {
                        var answer = ask(operation, name, cursor);
                        var status = answer.statusCode();
                        assertTrue(status == 400 || status == 404, operation.name() + answer.asString());
                        assertFalse(type(answer).isEmpty(), operation.name());
                    }
                }
            }
        }
    }

    @Test
    void theHeadOfARequestIsRefusedWithAProblem() throws IOException {
        var list = operations().get(0).path();

        assertRefused("GET " + list + "?a=" + "x".repeat(9_000), "", 414, "address-too-long");
        assertRefused("GET " + list, "X-Long: " + "x".repeat(17_000) + "\r\n", 431, "headers-too-large");
    }

    private void assertRefused(String line, String headers, int status, String type) throws IOException {
        try (var socket = connect()) {
            send(socket, line + " HTTP/1.1\r\nHost: service\r\nConnection: close\r\n" + headers + "\r\n");
            assertProblem(line.substring(0, Math.min(80, line.length())), answer(socket), status, type);
        }
    }

    private static void assertProblem(Object what, String answer, int status, String type) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), what + ": " + answer);
        assertTrue(answer.contains("application/problem+json"), what + ": " + answer);
        assertTrue(answer.contains(PROBLEM + type + "\""), what + ": " + answer);
    }

    /** Says how long a body is and sends none of it: the answer does not wait for it. */
    private String announce(Named operation, long bytes) throws IOException {
        try (var socket = connect()) {
            send(socket, head(operation) + "Content-Length: " + bytes + "\r\n\r\n");
            return answer(socket);
        }
    }

    /** Sends a body without saying how long it is, and never its end: the answer comes where the limit is passed. */
    private String pour(Named operation, int bytes) throws IOException {
        try (var socket = connect()) {
            send(socket, head(operation) + "Transfer-Encoding: chunked\r\n\r\nc\r\n{\"nothing\":\"\r\n");
            var chunk = "10000\r\n" + "x".repeat(1 << 16) + "\r\n";
            for (var sent = 0; sent < bytes; sent += 1 << 16) {
                send(socket, chunk);
            }
            return answer(socket);
        }
    }

    private String head(Named operation) {
        return operation.method() + " " + operation.path() + " HTTP/1.1\r\nHost: service\r\nAuthorization: Bearer "
                + token(operation) + "\r\nIf-Match: \"0\"\r\nContent-Type: application/json\r\n";
    }

    private static Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(WAIT_MS);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** To the end of its problem: the connection may stay open for a while. */
    private static String answer(Socket socket) throws IOException {
        var answer = new StringBuilder();
        var buffer = new byte[1 << 13];
        while (answer.indexOf("}") < 0) {
            var count = socket.getInputStream().read(buffer);
            if (count < 0) {
                break;
            }
            answer.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return answer.toString();
    }

    private Response ask(Named operation, String parameter, String value) {
        return given().noFilters()
                .auth()
                .oauth2(token(operation))
                .contentType(ContentType.JSON)
                .queryParam(parameter, value)
                .request(operation.method(), operation.path());
    }

    private String token(Named operation) {
        return operation.path().startsWith("/api/assets/v1/tenants")
                ? Tokens.platformToken("operator", "platform-admin")
                : tenant.token("tenant-admin", "platform-admin");
    }

    private static String type(Response answer) {
        var type = answer.jsonPath().getString("type");
        return type == null ? "" : type.replace(PROBLEM, "");
    }

    /** Also of the texts that say a day, month or instant, as ranges of energy data do. */
    private static String format(JsonNode parameter) {
        var format = parameter.at("/schema/format").asText();
        return switch (parameter.at("/schema/$ref").asText().replaceFirst(".*/", "")) {
            case "LocalDate" -> "date";
            case "YearMonth" -> "year-month";
            case "Instant", "OffsetDateTime" -> "date-time";
            default -> format;
        };
    }

    private record Named(String method, String path, JsonNode contract) {
        String name() {
            return contract.path("operationId").asText();
        }

        List<JsonNode> query() {
            var found = new ArrayList<JsonNode>();
            contract.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("query")) {
                    found.add(parameter);
                }
            });
            return found;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    private static List<Named> operations() throws JsonProcessingException {
        var contract = new ObjectMapper()
                .readTree(given().noFilters().get("/q/openapi?format=json").asString());
        var found = new ArrayList<Named>();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> found.add(new Named(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey()
                                        .replaceAll("\\{(from|validFrom)}", "2025-01-01")
                                        .replace("{at}", "2025-01-01T00:00:00Z")
                                        .replaceAll(
                                                "\\{\\w+}", UUID.randomUUID().toString()),
                                operation.getValue()))));
        return found;
    }
}
