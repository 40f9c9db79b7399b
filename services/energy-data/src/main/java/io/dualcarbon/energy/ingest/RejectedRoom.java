package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.ingest.Outcome.RejectedRow;
import io.dualcarbon.energy.registry.MeterRef;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much is kept of the refused rows of one upload: whoever sends a million wrong rows needs not see them all. */
final class RejectedRoom {
    static final int ROWS = 10_000;

    /** Of a row as it was sent: a block of a year at five minutes has fewer. */
    private static final int ROW_CHARACTERS = 1_000_000;

    /** Of all of them as they were sent. */
    private static final int CHARACTERS = 32_000_000;

    /** Details repeat what was sent. */
    private static final int DETAIL_CHARACTERS = 500;

    private final Locale locale;
    private final RowSource<?> body;
    private int rows;
    private int characters;

    RejectedRoom(Locale locale, RowSource<?> body) {
        this.locale = locale;
        this.body = body;
    }

    /** The row in words, while it can still be had; null if there is no room left. */
    @Nullable
    RejectedRow keep(Outcome.Refusal refusal) {
        if (rows == ROWS) {
            return null;
        }
        rows++;
        var meter = refusal.meter();
        var problem = refusal.problem();
        var text = body.text(refusal.row());
        if (text != null && (text.length() > ROW_CHARACTERS || text.length() > CHARACTERS - characters)) {
            text = null;
        }
        characters += text == null ? 0 : text.length();
        return new RejectedRow(
                refusal.row(),
                meter == null ? null : cut(meter.text(), MeterRef.LONGEST),
                problem.type().urn(),
                cut(problem.detail(locale), DETAIL_CHARACTERS),
                text);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
