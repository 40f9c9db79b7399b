package io.dualcarbon.energy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The lines of a body. Those of one batch stay in memory until the next one begins. */
final class Lines {
    /** A block of a year at five minutes has a third of it. */
    private static final int LONGEST = 4 << 20;

    /** Twice the lines that are read at a time: only blank ones take so much. */
    private static final int MOST = 12 << 20;

    private static final int READ_AT_ONCE = 1 << 16;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long LINE_FEEDS = 0x0a0a0a0a0a0a0a0aL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

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
        var place = endOfLine(next);
        while (place == read) {
            if (!fill()) {
                to = read;
                next = read;
                return from < to;
            }
            place = endOfLine(place);
        }
        to = place;
        next = place + 1;
        return true;
    }

    /** Eight bytes at a time, of which those without a line feed are passed over; {@code read} if there is none. */
    private int endOfLine(int start) {
        var place = start;
        while (place + Long.BYTES <= read) {
            var differing = (long) EIGHT.get(buffer, place) ^ LINE_FEEDS;
            if (((differing - ONES) & ~differing & HIGH_BITS) != 0) { // one of the bytes is zero
                break;
            }
            place += Long.BYTES;
        }
        while (place < read && buffer[place] != '\n') {
            place++;
        }
        return place;
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
