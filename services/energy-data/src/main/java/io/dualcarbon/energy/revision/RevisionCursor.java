package io.dualcarbon.energy.revision;

import io.dualcarbon.platform.paging.Cursor;
import io.dualcarbon.platform.paging.PageRequest;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Behind which revision a list goes on.
 *
 * @param of whose revision it is: a day or an instant, as text that sorts by time, or the name of a session
 * @param ordinal among what was replaced at that time
 */
record RevisionCursor(String of, Instant replacedAt, int ordinal) {
    private static final RevisionCursor BEGINNING = new RevisionCursor("", Instant.EPOCH, -1);

    static RevisionCursor of(PageRequest page) {
        if (page.after().isEmpty()) {
            return BEGINNING;
        }
        try {
            var end = page.after().lastIndexOf('|');
            var middle = page.after().lastIndexOf('|', end - 1);
            return new RevisionCursor(
                    page.after().substring(0, middle),
                    Instant.parse(page.after().substring(middle + 1, end)),
                    Integer.parseInt(page.after().substring(end + 1)));
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
            throw Cursor.invalid(page.cursor().orElse(""));
        }
    }

    String text() {
        return of + "|" + replacedAt + "|" + ordinal;
    }
}
