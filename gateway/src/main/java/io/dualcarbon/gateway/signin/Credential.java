package io.dualcarbon.gateway.signin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What a request shows to prove who sends it. A token beats a cookie: who sends one means it. */
enum Credential {
    TOKEN("bearer"),
    SESSION("web"),
    NONE("bearer");

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

    static Credential of(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.AUTHORIZATION)) {
            return TOKEN;
        }
        return request.cookies().stream().anyMatch(cookie -> cookie.getName().startsWith(SESSION_COOKIE))
                ? SESSION
                : NONE;
    }
}
