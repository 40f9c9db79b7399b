package io.dualcarbon.platform.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dualcarbon.platform.problem.ProblemException;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An opaque position in a list: clients hand it back, they do not read it. It names the list that gave it out, by the
 * address of the request, so that the key of another list is never taken for one of this.
 */
public final class Cursor {
    /** Stands in no position of the change feed, which begins with a number. */
    private static final String END_OF_MARK = "~";

    private Cursor() {}

    public static String encode(String key) {
        return encodeUnmarked(mark(key) + key);
    }

    public static String decode(String cursor) {
        var text = decodeUnmarked(cursor);
        var key = text.substring(text.indexOf(END_OF_MARK) + 1);
        if (!text.equals(mark(key) + key)) {
            throw invalid(cursor);
        }
        return key;
    }

    /** For the one list whose readers keep their place for months, wherever they read it. */
    public static String encodeUnmarked(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    public static String decodeUnmarked(String cursor) {
        try {
            var key = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            if (key.indexOf('\0') >= 0) {
                throw invalid(cursor); // no key has it, and the database would not take it
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw invalid(cursor);
        }
    }

    public static ProblemException invalid(String cursor) {
        return PagingProblem.CURSOR_INVALID.because(cursor).at("cursor");
    }

    /** Of the list and the key: a cursor that was changed on its way does not fit either. */
    private static String mark(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest((list() + "\n" + key).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4) + END_OF_MARK;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String list() {
        var request = Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
        return request == null ? "" : request.normalizedPath(); // work in the background gives no cursors out
    }
}
