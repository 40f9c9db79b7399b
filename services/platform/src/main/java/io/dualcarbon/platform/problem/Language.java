package io.dualcarbon.platform.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;

/** Which of the platform's two languages the client likes best; English if neither. */
public final class Language {
    private static final Set<Locale> KNOWN = Set.of(Locale.ENGLISH, Locale.CHINESE);

    private Language() {}

    public static Locale of(RoutingContext request) {
        return request.acceptableLanguages().stream()
                .map(language -> Locale.forLanguageTag(language.tag()))
                .filter(KNOWN::contains)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
