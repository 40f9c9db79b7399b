package io.dualcarbon.energy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Remembers the last bytes that went through, so that a refused row can be kept as it was sent. */
final class Window extends FilterInputStream {
    /** Twice the rows that are read at a time: only one that is no honest row, or white space, takes so much. */
    private static final int MOST = 12 << 20;

    private byte[] held = new byte[1 << 16];
    private int from;
    private int to;

    /** Where in the body {@code held[from]} stands. */
    private long position;

    Window(InputStream source) {
        super(source);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = in.read(buffer, offset, length);
        if (count > 0) {
            reserve(count);
            System.arraycopy(buffer, offset, held, to, count);
            to += count;
        }
        return count;
    }

    private void reserve(int count) {
        if (to + count <= held.length) {
            return;
        }
        var kept = held();
        if (kept > MOST) {
            throw UploadProblem.ROW_TOO_LONG.because(MOST);
        }
        var room =
                kept + count <= held.length / 2 ? held : Arrays.copyOf(held, Math.max(held.length, 2 * (kept + count)));
        System.arraycopy(held, from, room, 0, kept);
        held = room;
        from = 0;
        to = kept;
    }

    int held() {
        return to - from;
    }

    /** Forgets what came before that place. */
    void forgetBefore(long place) {
        from += (int) (place - position);
        position = place;
    }

    String text(long start, long end) {
        return new String(held, from + (int) (start - position), (int) (end - start), UTF_8);
    }
}
