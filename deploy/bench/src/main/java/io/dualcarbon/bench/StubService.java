package io.dualcarbon.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;

/**
 * Stands behind the gateway in place of the services and of Keycloak: a small answer to every GET, a body read and thrown
 * away, and what it takes to check a token signed here.
 */
final class StubService {
    static final String PATH = "/api/energy/v1/meters/8d9f6b0e-4a2f-4d43-9f0b-6a0c2f1f7f11";

    private static final Buffer ANSWER = Buffer.buffer(
            "{\"id\":\"8d9f6b0e-4a2f-4d43-9f0b-6a0c2f1f7f11\",\"code\":\"M-0001\","
                    + "\"carrier\":\"ELECTRICITY\",\"buildingId\":\"0a4a3f4e-72a1-4c4a-9d1b-5f4b8d0f6c55\",\"intervalMinutes\":15}");
    private static final String KEY_ID = "bench";
    private static final Duration LIFE = Duration.ofHours(2);

    private final int port;
    private final KeyPair key;

    StubService(int port) {
        this.port = port;
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void start() {
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1))
                .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(this::answer)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realm";
    }

    /** Of a caller of a tenant. */
    String token() {
        return token("viewer", claims -> claims.put("tenant", Fleet.TENANT));
    }

    /** Of the monitoring, which belongs to no tenant. */
    String monitoringToken() {
        return token("metrics:read", claims -> claims);
    }

    private String token(String role, UnaryOperator<ObjectNode> whose) {
        var now = Clock.systemUTC().instant();
        var claims = whose.apply(Api.JSON.createObjectNode());
        claims.put("iss", issuer())
                .put("aud", "dual-carbon")
                .put("sub", "bench")
                .put("preferred_username", "bench")
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond());
        claims.putObject("realm_access").putArray("roles").add(role);
        var head = Api.JSON.createObjectNode().put("alg", "RS256").put("kid", KEY_ID);
        var signed = encoded(head) + "." + encoded(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/realm/.well-known/openid-configuration" -> json(request, discovery());
            case "/realm/keys" -> json(request, keys());
            default ->
                request.endHandler(end -> request.response()
                        .putHeader("content-type", "application/json")
                        .end(ANSWER));
        }
    }

    private static void json(HttpServerRequest request, ObjectNode body) {
        request.response().putHeader("content-type", "application/json").end(body.toString());
    }

    private ObjectNode discovery() {
        return Api.JSON
                .createObjectNode()
                .put("issuer", issuer())
                .put("jwks_uri", issuer() + "/keys")
                .put("authorization_endpoint", issuer() + "/auth")
                .put("token_endpoint", issuer() + "/token")
                .put("end_session_endpoint", issuer() + "/logout");
    }

    private ObjectNode keys() {
        var shown = (RSAPublicKey) key.getPublic();
        var set = Api.JSON.createObjectNode();
        set.putArray("keys")
                .addObject()
                .put("kid", KEY_ID)
                .put("kty", "RSA")
                .put("alg", "RS256")
                .put("use", "sig")
                .put("n", unsigned(shown.getModulus()))
                .put("e", unsigned(shown.getPublicExponent()));
        return set;
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return encoded(Arrays.copyOfRange(bytes, bytes[0] == 0 ? 1 : 0, bytes.length));
    }

    private static String encoded(ObjectNode json) {
        return encoded(json.toString().getBytes(UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
