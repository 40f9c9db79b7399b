package io.dualcarbon.energy.revision;

import io.dualcarbon.platform.paging.Cursor;
import io.dualcarbon.platform.paging.PageRequest;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Behind which revision a list goes on.
 *
 * @param of whose revision it is: a day or an instant, as text that sorts by time
 * @param ordinal among what was replaced at that time
 */
record RevisionCursor(String of, Instant replacedAt, int ordinal) {
    private static final RevisionCursor BEGINNING = new RevisionCursor("", Instant.EPOCH, -1);

    static RevisionCursor of(PageRequest page) {
        var parts = page.after().split("\\|", -1);
        try {
            return page.after().isEmpty()
                    ? BEGINNING
                    : new RevisionCursor(parts[0], Instant.parse(parts[1]), Integer.parseInt(parts[2]));
        } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw Cursor.invalid(page.cursor().orElse(""));
        }
    }

    String text() {
        return of + "|" + replacedAt + "|" + ordinal;
    }
}
