package io.dualcarbon.energy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;

/** The refused rows of an upload as they were sent, one a line. They are read while they are taken in. */
final class RejectedRowLines extends InputStream {
    private final UploadLog log;
    private final UUID uploadId;
    private int lastRow;
    private byte[] lines = new byte[0];
    private int next;

    RejectedRowLines(UploadLog log, UUID uploadId) {
        this.log = log;
        this.uploadId = uploadId;
    }

    /** True if there is no row that can be sent again. */
    boolean isEmpty() {
        return !fill();
    }

    @Override
    public int read() {
        return fill() ? lines[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (!fill()) {
            return -1;
        }
        var count = Math.min(length, lines.length - next);
        System.arraycopy(lines, next, buffer, offset, count);
        next += count;
        return count;
    }

    /** False at the end. */
    private boolean fill() {
        while (next == lines.length) {
            var rows = QuarkusTransaction.requiringNew().call(() -> log.rejectedRowsAfter(uploadId, lastRow));
            if (rows.isEmpty()) {
                return false;
            }
            lastRow = rows.get(rows.size() - 1).row();
            lines = lines(rows).getBytes(UTF_8);
            next = 0;
        }
        return true;
    }

    /** A line feed inside a row stands between its properties, where white space is as good. */
    private static String lines(List<RejectedRowView> rows) {
        var lines = new StringBuilder();
        rows.forEach(row -> row.sent()
                .ifPresent(sent -> lines.append(sent.replace('\n', ' ')).append('\n')));
        return lines.toString();
    }
}
