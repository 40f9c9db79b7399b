package io.dualcarbon.gateway.proxy;

import io.dualcarbon.gateway.GatewayConfig;
import io.dualcarbon.gateway.problem.GatewayProblem;
import io.dualcarbon.gateway.signin.AccessToken;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import org.jspecify.annotations.Nullable;

/** One request on its way to a service and its answer on the way back, both streamed; never sent twice. */
final class Exchange {
    private final RoutingContext ctx;
    private final Upstream upstream;
    private final long deadlineMs;
    private final long maxBytes;
    private final MeasuredBody body;
    private @Nullable HttpClientRequest outgoing;
    private long timer;
    private boolean expired;
    private boolean settled;

    Exchange(RoutingContext ctx, Upstream upstream, GatewayConfig config) {
        this.ctx = ctx;
        this.upstream = upstream;
        this.deadlineMs = config.deadline().toMillis();
        this.maxBytes = upstream.service().maxBodyBytes(config);
        this.body = new MeasuredBody(ctx.request(), maxBytes, this::restartTimer);
        this.timer = ctx.vertx().setTimer(deadlineMs, id -> expire());
    }

    void start(AccessToken token) {
        var request = ctx.request();
        ctx.addEndHandler(end -> {
            settle();
            if (end.failed() && outgoing != null) {
                outgoing.reset();
            }
        });
        upstream.connect(request.method(), request.uri()).onComplete(connection -> {
            if (connection.failed()) {
                fail();
            } else if (settled) {
                connection.result().reset();
            } else {
                outgoing = connection.result();
                send(outgoing, token);
            }
        });
    }

    private void send(HttpClientRequest connection, AccessToken token) {
        var request = ctx.request();
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            ctx.response().writeContinue();
        }
        var forwarded = ProxyRequest.reverseProxy(request);
        var headers = forwarded.headers();
        Headers.cleanRequest(headers);
        headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + token.raw());
        headers.set("X-Request-Id", request.getHeader("X-Request-Id"));
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", request.scheme());
        if (request.authority() != null) {
            headers.set("X-Forwarded-Host", request.authority().toString());
        }
        connection.exceptionHandler(failure -> {}); // reported by the answer's future too
        forwarded.setBody(Body.body(body, forwarded.getBody().length()));
        forwarded.send(connection).onSuccess(this::answer).onFailure(failure -> fail());
    }

    private void answer(ProxyResponse response) {
        upstream.heard();
        if (settled) {
            response.release();
            return;
        }
        settle();
        Headers.cleanResponse(response.headers());
        if (response.getStatusCode() == 204 || response.getStatusCode() == 304) {
            // Without this the proxy would announce a chunked body where none may be.
            response.getBody().stream().resume();
            response.setBody(null);
        }
        response.send();
    }

    private void restartTimer() {
        if (!settled) {
            ctx.vertx().cancelTimer(timer);
            timer = ctx.vertx().setTimer(deadlineMs, id -> expire());
        }
    }

    private void expire() {
        expired = true;
        if (outgoing == null) {
            fail();
        } else {
            outgoing.reset();
        }
    }

    private void fail() {
        if (settled) {
            return;
        }
        settle();
        var name = upstream.service().id();
        if (body.tooLarge()) {
            GatewayProblem.BODY_TOO_LARGE.answer(ctx, maxBytes);
        } else if (expired && outgoing != null && body.awaited()) {
            GatewayProblem.BODY_STALLED.answer(ctx, deadlineMs / 1000);
        } else if (expired) {
            GatewayProblem.DEADLINE_EXCEEDED.answer(ctx, name, deadlineMs / 1000);
        } else if (outgoing == null) {
            GatewayProblem.SERVICE_UNAVAILABLE.answer(ctx, name);
        } else {
            GatewayProblem.ANSWER_LOST.answer(ctx, name);
        }
    }

    private void settle() {
        settled = true;
        ctx.vertx().cancelTimer(timer);
    }
}
