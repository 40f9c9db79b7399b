package io.dualcarbon.energy.ingest;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Reads RFC 3339 timestamps, the usual forms of which come by the million. */
public final class Timestamps {
    private Timestamps() {}

    public static long read(JsonParser json, RowDraft draft, String field) throws IOException {
        var text = draft.text(json, field);
        return text == null ? missing(draft, field) : read(text, draft);
    }

    private static long missing(RowDraft draft, String field) {
        draft.fail(IngestProblem.PROPERTY_MISSING, field);
        return 0;
    }

    static long read(String text, RowDraft draft) {
        try {
            return isUsual(text) ? usual(text) : other(text);
        } catch (DateTimeException | NumberFormatException e) {
            draft.fail(IngestProblem.TIMESTAMP_INVALID, text.length() > 40 ? text.substring(0, 40) : text);
            return 0;
        }
    }

    /** Like 2025-01-01T00:00:00+08:00 or 2025-01-01T00:00:00Z. */
    private static boolean isUsual(String text) {
        return hasUsualEnd(text)
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static boolean hasUsualEnd(String text) {
        return switch (text.length()) {
            case 20 -> text.charAt(19) == 'Z';
            case 25 -> (text.charAt(19) == '+' || text.charAt(19) == '-') && text.charAt(22) == ':';
            default -> false;
        };
    }

    private static long usual(String text) {
        var day = LocalDate.of(digits(text, 0, 4, 9999), digits(text, 5, 7, 12), digits(text, 8, 10, 31));
        var second = digits(text, 11, 13, 23) * 3600 + digits(text, 14, 16, 59) * 60 + digits(text, 17, 19, 59);
        var offset = text.length() == 20 ? 0 : digits(text, 20, 22, 18) * 3600 + digits(text, 23, 25, 59) * 60;
        return day.toEpochDay() * 86_400 + second - (text.charAt(19) == '-' ? -offset : offset);
    }

    private static int digits(String text, int from, int to, int most) {
        var number = 0;
        for (var i = from; i < to; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException();
            }
            number = 10 * number + digit;
        }
        if (number > most) {
            throw new NumberFormatException();
        }
        return number;
    }

    private static long other(String text) {
        var time = OffsetDateTime.parse(text);
        if (time.getNano() != 0) {
            throw new DateTimeException("No meter starts an interval within a second");
        }
        return time.toEpochSecond();
    }
}
