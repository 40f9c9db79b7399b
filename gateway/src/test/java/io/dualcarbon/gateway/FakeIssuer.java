package io.dualcarbon.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Keycloak: discovery, keys and token endpoint with real signatures, PKCE and refresh tokens that work
 * once, as in our realm. It can be taken down and brought back at the same address.
 */
final class FakeIssuer {
    private final int port = freePort();
    private final Map<String, KeyPair> keys = new ConcurrentHashMap<>();
    private final Set<String> spentRefreshTokens = ConcurrentHashMap.newKeySet();
    private volatile String currentKey = "";
    private volatile KeyPair current;
    private volatile @Nullable HttpServer server;
    private volatile CountDownLatch frozen = new CountDownLatch(0);

    final AtomicInteger keyFetches = new AtomicInteger();
    final AtomicInteger refreshes = new AtomicInteger();
    final AtomicInteger refusedRefreshes = new AtomicInteger();

    FakeIssuer() {
        current = rotate();
    }

    String url() {
        return "http://localhost:" + port + "/realms/dual-carbon";
    }

    void start() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.createContext("/realms/dual-carbon/.well-known/openid-configuration", this::discovery);
            started.createContext("/realms/dual-carbon/keys", this::keys);
            started.createContext("/realms/dual-carbon/token", this::token);
            started.setExecutor(Executors.newCachedThreadPool());
            started.start();
            server = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        var running = server;
        if (running != null) {
            running.stop(0);
            server = null;
        }
    }

    /** From now on signs with a new key; the old one stays published. */
    KeyPair rotate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var id = UUID.randomUUID().toString();
            var pair = generator.generateKeyPair();
            keys.put(id, pair);
            currentKey = id;
            current = pair;
            return pair;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A valid token of a caller with these roles. */
    String token(String subject, String... roles) {
        return sign(claims(subject, Duration.ofMinutes(5), roles));
    }

    /** Of somebody who belongs to no tenant. */
    String platformToken(String subject, String... roles) {
        return sign(claims(subject, Duration.ofMinutes(5), roles).remove("tenant"));
    }

    JwtClaimsBuilder claims(String subject, Duration lifetime, String... roles) {
        return Jwt.claims()
                .issuer(url())
                .audience("dual-carbon")
                .subject(subject)
                .claim("preferred_username", "name-of-" + subject)
                .claim("name", "Name Of " + subject)
                .claim("tenant", "changning")
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .issuedAt(Instant.now().minusSeconds(600))
                .expiresAt(Instant.now().plus(lifetime));
    }

    String sign(JwtClaimsBuilder claims) {
        return sign(claims, currentKey);
    }

    /** Signs with a key of ours but names it as given. */
    String sign(JwtClaimsBuilder claims, String keyId) {
        return claims.jws()
                .algorithm(SignatureAlgorithm.RS256)
                .keyId(keyId)
                .sign(keys.getOrDefault(keyId, current).getPrivate());
    }

    byte[] publicKey() {
        return current.getPublic().getEncoded();
    }

    String keyId() {
        return currentKey;
    }

    /** Takes connections but answers nothing. */
    void freeze() {
        frozen = new CountDownLatch(1);
    }

    void thaw() {
        frozen.countDown();
    }

    private void discovery(HttpExchange exchange) throws IOException {
        FakeService.await(frozen);
        answer(
                exchange,
                200,
                new JsonObject()
                        .put("issuer", url())
                        .put("jwks_uri", url() + "/keys")
                        .put("authorization_endpoint", url() + "/auth")
                        .put("token_endpoint", url() + "/token")
                        .put("introspection_endpoint", url() + "/introspection")
                        .put("end_session_endpoint", url() + "/logout"));
    }

    private void keys(HttpExchange exchange) throws IOException {
        FakeService.await(frozen);
        keyFetches.incrementAndGet();
        var set = new JsonArray();
        keys.forEach((id, pair) -> {
            var key = (RSAPublicKey) pair.getPublic();
            set.add(new JsonObject()
                    .put("kid", id)
                    .put("kty", "RSA")
                    .put("alg", "RS256")
                    .put("use", "sig")
                    .put("n", unsigned(key.getModulus()))
                    .put("e", unsigned(key.getPublicExponent())));
        });
        answer(exchange, 200, new JsonObject().put("keys", set));
    }

    private void token(HttpExchange exchange) throws IOException {
        FakeService.await(frozen);
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if ("refresh_token".equals(form.get("grant_type"))) {
            var refreshToken = form.getOrDefault("refresh_token", "");
            if (!spentRefreshTokens.add(refreshToken)) {
                refusedRefreshes.incrementAndGet();
                answer(exchange, 400, new JsonObject().put("error", "invalid_grant"));
                return;
            }
            refreshes.incrementAndGet();
            answer(exchange, 200, tokens(decode(refreshToken).put("seconds", 300)));
            return;
        }
        var code = decode(form.getOrDefault("code", ""));
        if (!sha256(form.getOrDefault("code_verifier", "")).equals(code.getString("challenge"))) {
            answer(exchange, 400, new JsonObject().put("error", "invalid_grant"));
            return;
        }
        answer(exchange, 200, tokens(code));
    }

    /** What Keycloak would remember of a sign-in travels in the code and in the refresh token. */
    static String code(String subject, String nonce, String challenge, int seconds) {
        return encode(new JsonObject()
                .put("subject", subject)
                .put("sid", UUID.randomUUID().toString())
                .put("nonce", nonce)
                .put("challenge", challenge)
                .put("seconds", seconds));
    }

    private JsonObject tokens(JsonObject grant) {
        var subject = grant.getString("subject");
        var lifetime = Duration.ofSeconds(grant.getInteger("seconds"));
        var idToken = claims(subject, lifetime)
                .audience("console")
                .claim("nonce", grant.getString("nonce"))
                .claim("sid", grant.getString("sid"));
        return new JsonObject()
                .put("token_type", "Bearer")
                .put("expires_in", grant.getInteger("seconds"))
                .put("id_token", sign(idToken))
                .put("access_token", sign(claims(subject, lifetime, "analyst").claim("jti", UUID.randomUUID())))
                .put(
                        "refresh_token",
                        encode(grant.copy().put("jti", UUID.randomUUID().toString())));
    }

    private static void answer(HttpExchange exchange, int status, JsonObject body) throws IOException {
        var bytes = body.encode().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static Map<String, String> form(String encoded) {
        var form = new HashMap<String, String>();
        for (var pair : encoded.split("&", -1)) {
            var parts = pair.split("=", 2);
            form.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static String encode(JsonObject content) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(content.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject decode(String content) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(content), StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
