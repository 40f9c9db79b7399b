package io.dualcarbon.platform.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dualcarbon.platform.problem.ProblemException;
import java.util.Base64;

/** An opaque position in a list: clients hand it back, they do not read it. */
public final class Cursor {
    private Cursor() {}

    public static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    public static String decode(String cursor) {
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
}
