package io.dualcarbon.gateway.proxy;

import io.dualcarbon.gateway.Arrival;
import io.dualcarbon.gateway.GatewayConfig;
import io.dualcarbon.gateway.problem.GatewayProblem;
import io.dualcarbon.gateway.signin.AccessToken;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** One request on its way to a service and its answer on the way back, both streamed; never sent twice. */
final class Exchange {
    /** An answer up to this many bytes goes out in one piece. */
    private static final int SMALL = 64 * 1024;

    private static final CharSequence PROOF = HttpHeaders.createOptimized("Dualcarbon-Gateway");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    private static final CharSequence TRACE_PARENT = HttpHeaders.createOptimized("traceparent");
    private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    private static final CharSequence FORWARDED_PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");

    private final RoutingContext ctx;
    private final Upstream upstream;
    private final GatewayConfig config;
    private final long deadlineMs;
    private @Nullable HttpClientRequest outgoing;
    private @Nullable Upload upload;
    private Upload.@Nullable Fault fault;
    private long timer;
    private boolean expired;
    private boolean sent;
    private boolean answering;
    private boolean over;

    Exchange(RoutingContext ctx, Upstream upstream, GatewayConfig config) {
        this.ctx = ctx;
        this.upstream = upstream;
        this.config = config;
        this.deadlineMs = config.deadline().toMillis();
    }

    void start(AccessToken token) {
        var request = ctx.request();
        // Once the service has said everything, its connection may serve another caller already.
        ctx.addEndHandler(end -> {
            if (end.failed() && !over) {
                release();
            }
        });
        startTimer();
        upstream.connect(request.method(), request.uri()).onComplete(connection -> {
            if (connection.failed()) {
                fail();
            } else if (over) {
                connection.result().reset();
            } else {
                send(connection.result(), token);
            }
        });
    }

    private void send(HttpClientRequest connection, AccessToken token) {
        outgoing = connection;
        var request = ctx.request();
        var arrival = Arrival.of(ctx);
        var headers = connection.headers();
        Headers.copyRequest(request.headers(), headers);
        headers.set(HttpHeaders.AUTHORIZATION, token.authorization());
        headers.set(PROOF, config.secret());
        headers.set(REQUEST_ID, arrival.requestId());
        headers.set(TRACE_PARENT, arrival.traceParent());
        headers.set(FORWARDED_FOR, address(request));
        headers.set(FORWARDED_PROTO, request.scheme());
        connection.exceptionHandler(failure -> {}); // reported by the answer's future too
        connection.response().onComplete(answer -> {
            if (answer.succeeded()) {
                answer(connection, answer.result());
            } else {
                fail();
            }
        });

        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        var chunked = request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if (length != null) {
            headers.set(HttpHeaders.CONTENT_LENGTH, length);
        }
        if (chunked || (length != null && !length.equals("0"))) {
            connection.setChunked(chunked);
            if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
                ctx.response().writeContinue();
            }
            ctx.vertx().cancelTimer(timer); // the caller's time is the upload's matter
            upload = new Upload(
                    ctx.vertx(),
                    request,
                    connection,
                    upstream.service().maxBodyBytes(config),
                    config,
                    this::breakOff,
                    this::sent);
            upload.start();
        } else {
            sent = true;
            connection.end();
            request.resume();
        }
    }

    /** Whoever is connected to us, or if that is a proxy we trust, whom it saw: earlier ones may be made up. */
    private static String address(HttpServerRequest request) {
        var connected = request.connection().remoteAddress().hostAddress();
        if (connected.equals(request.remoteAddress().hostAddress())) {
            return connected;
        }
        var seen = request.headers().getAll(FORWARDED_FOR);
        var last = seen.get(seen.size() - 1);
        return last.substring(last.lastIndexOf(',') + 1).strip();
    }

    private void sent() {
        sent = true;
        if (!answering && !over) {
            startTimer();
        }
    }

    private void answer(HttpClientRequest connection, HttpClientResponse answer) {
        upstream.heard();
        if (over) {
            connection.reset();
            return;
        }
        answering = true;
        ctx.vertx().cancelTimer(timer);
        var response = ctx.response();
        response.setStatusCode(answer.statusCode());
        Headers.copyAnswer(answer.headers(), response.headers());
        var length = answer.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (hasNoBody(answer)) {
            answer.exceptionHandler(lost -> fail());
            answer.endHandler(end -> {
                complete();
                response.end();
            });
        } else if (length != null && length.length() < 9 && Integer.parseInt(length) <= SMALL) {
            answer.body()
                    .onSuccess(body -> {
                        complete();
                        response.end(body);
                    })
                    .onFailure(lost -> fail());
        } else {
            response.setChunked(length == null);
            answer.pipe()
                    .endOnFailure(false)
                    .endOnSuccess(false)
                    .to(response)
                    .onSuccess(end -> {
                        complete();
                        response.end();
                    })
                    .onFailure(lost -> fail());
        }
    }

    private boolean hasNoBody(HttpClientResponse answer) {
        return answer.statusCode() == 204
                || answer.statusCode() == 304
                || ctx.request().method().equals(HttpMethod.HEAD);
    }

    /** The service has said everything: its connection serves others now, whatever the caller still sends. */
    private void complete() {
        over = true;
        if (!sent) {
            release();
            GatewayProblem.readRest(ctx, false);
        }
    }

    private void breakOff(Upload.Fault why) {
        fault = why;
        fail();
    }

    private void startTimer() {
        timer = ctx.vertx().setTimer(deadlineMs, id -> {
            expired = true;
            fail();
        });
    }

    private void fail() {
        if (over) {
            return;
        }
        var reached = outgoing != null;
        release();
        if (!ctx.response().headWritten()) {
            Headers.takeAnswerBack(ctx.response().headers());
        }
        var name = upstream.service().id();
        if (fault == Upload.Fault.TOO_LARGE) {
            GatewayProblem.BODY_TOO_LARGE.answer(ctx, upstream.service().maxBodyBytes(config));
        } else if (fault == Upload.Fault.TOO_SLOW) {
            GatewayProblem.BODY_STALLED.answer(
                    ctx, config.leastBytesPerSecond(), config.bodyPatience().toSeconds());
        } else if (expired || fault == Upload.Fault.NOT_TAKEN) {
            GatewayProblem.DEADLINE_EXCEEDED.answer(ctx, name, deadlineMs / 1000);
        } else if (reached) {
            GatewayProblem.ANSWER_LOST.answer(ctx, name);
        } else {
            GatewayProblem.SERVICE_UNAVAILABLE.answer(ctx, name);
        }
    }

    /** Ends what there is towards the service. A connection whose request or answer is not complete is closed. */
    private void release() {
        over = true;
        ctx.vertx().cancelTimer(timer);
        if (upload != null) {
            upload.stop();
        }
        if (outgoing != null) {
            outgoing.reset();
        }
    }
}
