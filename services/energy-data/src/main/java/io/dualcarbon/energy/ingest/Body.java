package io.dualcarbon.energy.ingest;

import io.dualcarbon.platform.problem.CommonProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The body of an upload, unpacked while it comes in, and the form of its rows. */
public record Body(InputStream bytes, Form form) {
    public static final String NDJSON = "application/x-ndjson";
    public static final String CSV = "text/csv";

    /** Of every upload: its {@link io.dualcarbon.platform.http.BodyLimit}, and the most that may come out of a packed body. */
    public static final int MOST_MEGABYTES = 1024;

    private static final long MOST_BYTES = (long) MOST_MEGABYTES << 20;

    private static final int UNPACK_AT_ONCE = 1 << 16;

    public static Body of(InputStream bytes, HttpHeaders headers) {
        var type = headers.getMediaType();
        var form = switch (type == null ? "" : type.getSubtype()) {
            case "x-ndjson" -> Form.NDJSON;
            case "csv" -> Form.CSV;
            default -> Form.JSON;
        };
        return new Body(new Limited(unpacked(bytes, headers)), form);
    }

    private static InputStream unpacked(InputStream bytes, HttpHeaders headers) {
        var coding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding == null || coding.equalsIgnoreCase("identity")) {
            return bytes;
        }
        if (!coding.toLowerCase(Locale.ROOT).equals("gzip")) {
            throw UploadProblem.ENCODING_UNKNOWN.because(coding);
        }
        try {
            return new GZIPInputStream(bytes, UNPACK_AT_ONCE);
        } catch (IOException e) {
            throw UploadProblem.NOT_GZIP.because();
        }
    }

    /** How the rows stand in the body. */
    public enum Form {
        /** {@code {"name": [row, row ...]}} */
        JSON,
        /** A row a line. */
        NDJSON,
        CSV
    }

    /** Breaks off when more comes out than a body may hold. */
    private static final class Limited extends FilterInputStream {
        private long bytes;

        Limited(InputStream source) {
            super(source);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var count = unpack(buffer, offset, length);
            bytes += Math.max(0, count);
            if (bytes > MOST_BYTES) {
                throw CommonProblem.BODY_TOO_LARGE.because(MOST_BYTES);
            }
            return count;
        }

        private int unpack(byte[] buffer, int offset, int length) throws IOException {
            try {
                return in.read(buffer, offset, length);
            } catch (ZipException e) {
                throw UploadProblem.NOT_GZIP.because();
            }
        }
    }
}
