package io.dualcarbon.energy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a body. Those of one batch stay in memory until the next one begins. */
final class Lines {
    /** A block of a year at five minutes has a third of it. */
    private static final int LONGEST = 4 << 20;

    /** Twice the lines that are read at a time: only blank ones take so much. */
    private static final int MOST = 12 << 20;

    private static final int READ_AT_ONCE = 1 << 16;

    private final InputStream body;
    private byte[] buffer = new byte[1 << 18];
    private int from;
    private int to;
    private int read;
    private int next;
    private boolean atEnd;

    Lines(InputStream body) {
        this.body = body;
    }

    /** Forgets the lines before. */
    void beginBatch() {
        System.arraycopy(buffer, next, buffer, 0, read - next);
        read -= next;
        next = 0;
    }

    /** Goes on to the next line that is not blank. False at the end of the body. */
    boolean next() throws IOException {
        while (seek()) {
            while (from < to && isBlank(buffer[from])) {
                from++;
            }
            while (from < to && isBlank(buffer[to - 1])) {
                to--;
            }
            if (from < to) {
                return true;
            }
        }
        return false;
    }

    private boolean seek() throws IOException {
        from = next;
        for (var place = next; ; place++) {
            if (place == read && !fill()) {
                to = read;
                next = read;
                return from < to;
            }
            if (buffer[place] == '\n') {
                to = place;
                next = place + 1;
                return true;
            }
        }
    }

    private boolean fill() throws IOException {
        if (atEnd) {
            return false;
        }
        if (read - from > LONGEST) {
            throw UploadProblem.LINE_TOO_LONG.because(LONGEST);
        }
        if (read > MOST) {
            throw UploadProblem.ROW_TOO_LONG.because(MOST);
        }
        if (buffer.length - read < READ_AT_ONCE) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        var count = body.read(buffer, read, READ_AT_ONCE);
        atEnd = count < 0;
        read += Math.max(0, count);
        return atEnd ? false : count > 0 || fill();
    }

    private static boolean isBlank(byte each) {
        return each == ' ' || each == '\t' || each == '\r';
    }

    /** How much the lines of this batch take. */
    int held() {
        return next;
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    String text(int start, int end) {
        return new String(buffer, start, end - start, UTF_8);
    }
}
