package io.dualcarbon.gateway.proxy;

import io.dualcarbon.gateway.GatewayConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/**
 * A request body on its way to a service. Breaks off when it grows too large, when its caller sends it slower than anybody
 * has to, and when the service takes no more of it.
 */
final class Upload {
    private static final long LOOK_MS = 250;

    /** Why a body was broken off. */
    enum Fault {
        TOO_LARGE,
        TOO_SLOW,
        NOT_TAKEN
    }

    private final Vertx vertx;
    private final HttpServerRequest source;
    private final HttpClientRequest target;
    private final long maxBytes;
    private final long patienceNanos;
    private final long leastBytes;
    private final long deadlineNanos;
    private final Consumer<Fault> broken;
    private final Runnable complete;

    private long looking;
    private boolean over;
    private boolean held;
    private long bytes;
    private long bytesOfWindow;
    private long windowFrom;
    private long heldFrom;

    Upload(
            Vertx vertx,
            HttpServerRequest source,
            HttpClientRequest target,
            long maxBytes,
            GatewayConfig config,
            Consumer<Fault> broken,
            Runnable complete) {
        this.vertx = vertx;
        this.source = source;
        this.target = target;
        this.maxBytes = maxBytes;
        this.patienceNanos = config.bodyPatience().toNanos();
        this.leastBytes = config.leastBytesPerSecond() * config.bodyPatience().toMillis() / 1000;
        this.deadlineNanos = config.deadline().toNanos();
        this.broken = broken;
        this.complete = complete;
    }

    void start() {
        windowFrom = System.nanoTime();
        looking = vertx.setPeriodic(LOOK_MS, id -> look());
        source.handler(this::pass);
        source.endHandler(end -> {
            if (!over) {
                stop();
                target.end();
                complete.run();
            }
        });
        source.resume();
    }

    /** Nothing more is passed on. */
    void stop() {
        over = true;
        vertx.cancelTimer(looking);
    }

    private void pass(Buffer chunk) {
        if (over) {
            return;
        }
        bytes += chunk.length();
        bytesOfWindow += chunk.length();
        if (bytes > maxBytes) {
            breakOff(Fault.TOO_LARGE);
            return;
        }
        target.write(chunk);
        if (target.writeQueueFull()) {
            held = true;
            heldFrom = System.nanoTime();
            source.pause();
            target.drainHandler(drained -> goOn());
        }
    }

    /** The caller could not send meanwhile: its time starts anew. */
    private void goOn() {
        held = false;
        newWindow();
        source.resume();
    }

    private void look() {
        var now = System.nanoTime();
        if (held) {
            if (now - heldFrom > deadlineNanos) {
                breakOff(Fault.NOT_TAKEN);
            }
        } else if (now - windowFrom > patienceNanos) {
            if (bytesOfWindow < leastBytes) {
                breakOff(Fault.TOO_SLOW);
            } else {
                newWindow();
            }
        }
    }

    private void newWindow() {
        windowFrom = System.nanoTime();
        bytesOfWindow = 0;
    }

    private void breakOff(Fault fault) {
        stop();
        broken.accept(fault);
    }
}
