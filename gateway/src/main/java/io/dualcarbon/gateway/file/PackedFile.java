package io.dualcarbon.gateway.file;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A file that never changes while the gateway runs: packed once, and not sent to whoever has it already. */
public final class PackedFile {
    private final String type;
    private final Buffer plain;
    private final Buffer packed;
    private final String tag;

    private PackedFile(String type, Buffer plain, Buffer packed, String tag) {
        this.type = type;
        this.plain = plain;
        this.packed = packed;
        this.tag = tag;
    }

    public static PackedFile of(String type, byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PackedFile(type, Buffer.buffer(bytes), Buffer.buffer(packed.toByteArray()), tag(bytes));
    }

    /** Weak: packed or not, it is the same file. */
    private static String tag(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "W/\"" + HexFormat.of().formatHex(hash, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sends it, or says that the caller has it.
     *
     * @param caching what a browser may do without asking again
     */
    public void answer(RoutingContext ctx, String caching) {
        var request = ctx.request();
        var response = ctx.response()
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(HttpHeaders.CACHE_CONTROL, caching);
        if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        var isPacked = ctx.parsedHeaders().acceptEncoding().stream()
                .anyMatch(coding -> coding.value().equals("gzip") && coding.weight() > 0);
        var body = isPacked ? packed : plain;
        if (isPacked) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }
}
