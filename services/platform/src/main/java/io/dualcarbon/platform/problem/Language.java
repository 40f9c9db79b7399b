package io.dualcarbon.platform.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** In which of the platform's two languages the client wants to read. */
public final class Language {
    private Language() {}

    public static Locale of(RoutingContext request) {
        var preferred = request.preferredLanguage();
        return preferred != null && "zh".equals(preferred.tag()) ? Locale.CHINESE : Locale.ENGLISH;
    }
}
