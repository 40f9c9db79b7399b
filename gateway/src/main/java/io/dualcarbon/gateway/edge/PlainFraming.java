package io.dualcarbon.gateway.edge;

import io.dualcarbon.gateway.problem.GatewayProblem;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.AsciiString;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests as strictly as they must be read where another server reads them again: what could be framed in two ways
 * is refused here, because later nobody sees any more how it came. It is passed on as a request marked as refused, so that
 * it is named, answered and logged like all others. Also gives the head of a request only so much time.
 */
final class PlainFraming extends VertxHttpRequestDecoder {
    /** Header of a request that is to be refused, with the name of the problem. */
    static final AsciiString REFUSED = AsciiString.cached("dualcarbon-refused");

    private final Duration headTimeout;
    private @Nullable Future<?> headIsLate;
    private boolean betweenRequests = true;
    private boolean lengthBesideCoding;
    private long heads;

    PlainFraming(HttpServerOptions options, Duration headTimeout) {
        super(options);
        this.headTimeout = headTimeout;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        var headsBefore = heads;
        super.channelRead(ctx, message);
        if (betweenRequests && heads == headsBefore && headIsLate == null) {
            headIsLate = ctx.executor().schedule(close(ctx), headTimeout.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        headIsThere();
        super.channelInactive(ctx);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        var from = out.size();
        super.decode(ctx, in, out);
        for (var i = from; i < out.size(); i++) {
            var part = out.get(i);
            if (part instanceof HttpRequest request) {
                heads++;
                betweenRequests = false;
                headIsThere();
                out.set(i, checked(request));
            }
            if (part instanceof LastHttpContent) {
                betweenRequests = true;
            }
        }
    }

    /** The length is dropped by Netty, so this is the last chance to notice it. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        lengthBesideCoding = true;
        super.handleTransferEncodingChunkedWithContentLength(message);
    }

    private static Runnable close(ChannelHandlerContext ctx) {
        return () -> {
            var unused = ctx.close();
        };
    }

    private void headIsThere() {
        if (headIsLate != null) {
            headIsLate.cancel(false);
            headIsLate = null;
        }
    }

    private HttpRequest checked(HttpRequest request) {
        var problem = problemOf(request);
        if (problem == null) {
            request.headers().remove(REFUSED);
            return request;
        }
        // The router would refuse an address that it cannot read before anybody sees the mark.
        var refused = new DefaultHttpRequest(
                HttpVersion.HTTP_1_1,
                isReadable(request) ? request.method() : HttpMethod.GET,
                isReadable(request) ? request.uri() : "/",
                HeadersMultiMap.httpHeaders());
        for (var name : List.of(HttpHeaderNames.ACCEPT_LANGUAGE, AsciiString.cached("x-request-id"))) {
            var value = request.headers().get(name);
            if (value != null) {
                refused.headers().set(name, value);
            }
        }
        refused.headers().set(REFUSED, problem.name()).set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return refused;
    }

    private @Nullable GatewayProblem problemOf(HttpRequest request) {
        var beside = lengthBesideCoding;
        lengthBesideCoding = false;
        if (request.decoderResult().isFailure()) {
            var cause = request.decoderResult().cause();
            if (cause instanceof TooLongHttpLineException) {
                return GatewayProblem.ADDRESS_TOO_LONG;
            }
            return cause instanceof TooLongHttpHeaderException
                    ? GatewayProblem.HEADERS_TOO_LARGE
                    : GatewayProblem.MALFORMED_REQUEST;
        }
        if (beside || !hasOneHost(request) || !isPlainlyCoded(request)) {
            return GatewayProblem.MALFORMED_REQUEST;
        }
        return isReadable(request) ? null : GatewayProblem.PATH_NOT_NORMAL;
    }

    /** A path from the root, with percent signs where two hexadecimal digits follow. */
    private static boolean isReadable(HttpRequest request) {
        var uri = request.uri();
        if (request.decoderResult().cause() instanceof TooLongHttpLineException || !uri.startsWith("/")) {
            return false;
        }
        for (var at = uri.indexOf('%'); at >= 0; at = uri.indexOf('%', at + 1)) {
            if (at + 2 >= uri.length() || !isHex(uri.charAt(at + 1)) || !isHex(uri.charAt(at + 2))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 128;
    }

    private static boolean hasOneHost(HttpRequest request) {
        var hosts = request.headers().valueCharSequenceIterator(HttpHeaderNames.HOST);
        if (!hosts.hasNext()) {
            return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        }
        hosts.next();
        return !hosts.hasNext();
    }

    /** Other codings would reach the service as something else than they were read here. */
    private static boolean isPlainlyCoded(HttpRequest request) {
        var codings = request.headers().valueCharSequenceIterator(HttpHeaderNames.TRANSFER_ENCODING);
        if (!codings.hasNext()) {
            return true;
        }
        var coding = codings.next();
        return !codings.hasNext()
                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(coding)
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1);
    }
}
