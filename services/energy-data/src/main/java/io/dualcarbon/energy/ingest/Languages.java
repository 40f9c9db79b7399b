package io.dualcarbon.energy.ingest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;

/** In which of the platform's languages rows are told what is wrong with them. */
public final class Languages {
    private Languages() {}

    public static Locale of(HttpHeaders headers) {
        var preferred = headers.getAcceptableLanguages();
        return !preferred.isEmpty() && preferred.get(0).getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    }
}
