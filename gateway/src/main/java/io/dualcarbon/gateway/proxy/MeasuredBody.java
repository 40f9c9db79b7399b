package io.dualcarbon.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A request body on its way to a service: tells that it moves, and breaks off when it grows too large. */
final class MeasuredBody implements ReadStream<Buffer> {
    private final HttpServerRequest source;
    private final long maxBytes;
    private final Runnable moved;
    private @Nullable Handler<Throwable> failure;
    private long bytes;
    private boolean heldByService;

    MeasuredBody(HttpServerRequest source, long maxBytes, Runnable moved) {
        this.source = source;
        this.maxBytes = maxBytes;
        this.moved = moved;
    }

    boolean tooLarge() {
        return bytes > maxBytes;
    }

    /** True while it is the caller who keeps the service waiting. */
    boolean awaited() {
        return !heldByService && !source.isEnded();
    }

    @Override
    public MeasuredBody handler(@Nullable Handler<Buffer> handler) {
        if (handler == null) {
            source.handler(null);
            return this;
        }
        source.handler(chunk -> {
            if (tooLarge()) {
                return;
            }
            bytes += chunk.length();
            if (!tooLarge()) {
                moved.run();
                handler.handle(chunk);
            } else if (failure != null) {
                failure.handle(new IllegalStateException("Body too large"));
            }
        });
        return this;
    }

    @Override
    public MeasuredBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        failure = handler;
        source.exceptionHandler(handler);
        return this;
    }

    @Override
    public MeasuredBody pause() {
        heldByService = true;
        source.pause();
        return this;
    }

    @Override
    public MeasuredBody resume() {
        heldByService = false;
        source.resume();
        return this;
    }

    @Override
    public MeasuredBody fetch(long amount) {
        heldByService = false;
        source.fetch(amount);
        return this;
    }

    @Override
    public MeasuredBody endHandler(@Nullable Handler<Void> handler) {
        source.endHandler(handler);
        return this;
    }
}
