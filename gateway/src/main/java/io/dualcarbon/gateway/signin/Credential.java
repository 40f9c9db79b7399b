package io.dualcarbon.gateway.signin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** What a request shows to prove who sends it. A token beats a cookie: who sends one means it. */
enum Credential {
    TOKEN("bearer"),
    SESSION("web"),
    NONE("bearer");

    private static final String BEARER = "Bearer ";

    /** Quarkus cuts a long session cookie into chunks whose names begin with this too. */
    private static final String SESSION_COOKIE = "q_session_web";

    private final String oidcTenant;

    Credential(String oidcTenant) {
        this.oidcTenant = oidcTenant;
    }

    /** Name of the configuration under which Quarkus checks it. */
    String oidcTenant() {
        return oidcTenant;
    }

    /** The token of a request that shows one in the way we take. */
    static @Nullable String token(HttpServerRequest request) {
        var shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        return shown != null && shown.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? shown.substring(BEARER.length())
                : null;
    }

    static Credential of(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.AUTHORIZATION)) {
            return TOKEN;
        }
        return request.cookies().stream().anyMatch(cookie -> cookie.getName().startsWith(SESSION_COOKIE))
                ? SESSION
                : NONE;
    }
}
