package io.dualcarbon.platform.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Signs tokens as the realm does. The key is made anew for each test run. */
public final class Tokens {
    static final String ISSUER = "https://issuer.test/realms/dual-carbon";
    private static final String KEY = "dualcarbon.test.signing-key";

    private static final String KEY_ID = "test";

    private Tokens() {}

    /** Makes the key and tells the service which one to trust. */
    static Map<String, String> serverConfig() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            // A system property, because tests and their resources live in different class loaders.
            System.setProperty(KEY, base64(pair.getPrivate().getEncoded()));
            return Map.of(
                    "quarkus.oidc.public-key",
                    base64(pair.getPublic().getEncoded()),
                    "quarkus.oidc.token.issuer",
                    ISSUER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String token(String user, String tenant, String... roles) {
        return sign(claims(user, roles).claim("tenant", tenant));
    }

    /** Of another platform's client, with scopes of its own. */
    public static String partnerToken(String user, String tenant, String platform, String... scopes) {
        var roles = Stream.concat(Stream.of("partner"), Stream.of(scopes)).toArray(String[]::new);
        return sign(claims(user, roles).claim("tenant", tenant).claim("platform", platform));
    }

    /** Of somebody whose tenant is whatever the claim says: a text, a list of texts, null. */
    public static String tokenWithTenant(String user, Object tenant, String... roles) {
        return sign(claims(user, roles).claim("tenant", tenant));
    }

    /** Of somebody who belongs to no tenant: a platform administrator or a service. */
    public static String platformToken(String user, String... roles) {
        return sign(claims(user, roles));
    }

    public static String expiredToken(String user, String tenant, String... roles) {
        var past = Instant.now().minus(Duration.ofHours(1));
        return sign(claims(user, roles)
                .claim("tenant", tenant)
                .issuedAt(past.minus(Duration.ofMinutes(5)))
                .expiresAt(past));
    }

    public static String foreignToken(String user, String tenant, String... roles) {
        return sign(claims(user, roles).claim("tenant", tenant).issuer("https://elsewhere.test/realms/other"));
    }

    /** Signed with our key under the name of another, as a stranger's would look. */
    public static String tokenWithKeyId(String keyId, String user, String tenant, String... roles) {
        return claims(user, roles).claim("tenant", tenant).jws().keyId(keyId).sign(signingKey());
    }

    /** The public key as an issuer publishes it. */
    static String keySet() {
        var key = (RSAPrivateCrtKey) signingKey();
        return """
            {"keys": [{"kid": "%s", "kty": "RSA", "alg": "RS256", "use": "sig", "n": "%s", "e": "%s"}]}
            """.formatted(KEY_ID, unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static JwtClaimsBuilder claims(String user, String... roles) {
        return Jwt.claims()
                .issuer(ISSUER)
                .audience(Set.of("dual-carbon"))
                .subject(user)
                .claim("preferred_username", user)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .expiresIn(Duration.ofMinutes(10));
    }

    private static String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId(KEY_ID).sign(signingKey());
    }

    private static PrivateKey signingKey() {
        try {
            var encoded = Base64.getDecoder().decode(System.getProperty(KEY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
