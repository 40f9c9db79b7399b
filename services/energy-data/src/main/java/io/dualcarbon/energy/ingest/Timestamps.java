package io.dualcarbon.energy.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
            var bytes = text.getBytes(ISO_8859_1); // what is not plain turns into '?', which is no digit
            return isUsual(bytes, 0, bytes.length) ? usual(bytes, 0, bytes.length) : other(text);
        } catch (DateTimeException | NumberFormatException e) {
            draft.fail(IngestProblem.TIMESTAMP_INVALID, text.length() > 40 ? text.substring(0, 40) : text);
            return 0;
        }
    }

    /** Like 2025-01-01T00:00:00+08:00 or 2025-01-01T00:00:00Z. */
    static boolean isUsual(byte[] text, int from, int to) {
        return hasUsualEnd(text, from, to)
                && text[from + 4] == '-'
                && text[from + 7] == '-'
                && text[from + 10] == 'T'
                && text[from + 13] == ':'
                && text[from + 16] == ':';
    }

    private static boolean hasUsualEnd(byte[] text, int from, int to) {
        return switch (to - from) {
            case 20 -> text[from + 19] == 'Z';
            case 25 -> (text[from + 19] == '+' || text[from + 19] == '-') && text[from + 22] == ':';
            default -> false;
        };
    }

    /** Seconds since 1970 of a text of the usual form. */
    static long usual(byte[] text, int from, int to) {
        var day = LocalDate.of(
                digits(text, from, from + 4, 9999),
                digits(text, from + 5, from + 7, 12),
                digits(text, from + 8, from + 10, 31));
        var second = digits(text, from + 11, from + 13, 23) * 3600
                + digits(text, from + 14, from + 16, 59) * 60
                + digits(text, from + 17, from + 19, 59);
        var offset = to - from == 20
                ? 0
                : digits(text, from + 20, from + 22, 18) * 3600 + digits(text, from + 23, from + 25, 59) * 60;
        return day.toEpochDay() * 86_400 + second - (text[from + 19] == '-' ? -offset : offset);
    }

    private static int digits(byte[] text, int from, int to, int most) {
        var number = 0;
        for (var i = from; i < to; i++) {
            var digit = text[i] - '0';
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
