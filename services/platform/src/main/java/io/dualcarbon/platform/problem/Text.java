package io.dualcarbon.platform.problem;

import java.util.Locale;

/** A sentence in the two languages of the platform. */
public record Text(String en, String zh) {
    public String in(Locale locale, Object... args) {
        var template = locale.getLanguage().equals("zh") ? zh : en;
        return args.length == 0 ? template : template.formatted(args);
    }
}
