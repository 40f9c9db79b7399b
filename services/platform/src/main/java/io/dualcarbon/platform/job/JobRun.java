package io.dualcarbon.platform.job;

import io.dualcarbon.platform.tenancy.Reach;
import io.dualcarbon.platform.tenancy.Tenancy;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Callable;

/** One attempt at a job: what the work tells while it runs. */
public final class JobRun {
    private static final int CHUNK = 1 << 19;
    private static final long TELL_EVERY_NANOS = 500_000_000;

    private final JobStore store;
    private final String tenant;
    private final Reach reach;
    private final UUID id;
    private final int attempt;
    private long toldAt = System.nanoTime() - TELL_EVERY_NANOS;

    JobRun(JobStore store, String tenant, Reach reach, UUID id, int attempt) {
        this.store = store;
        this.tenant = tenant;
        this.reach = reach;
        this.id = id;
        this.attempt = attempt;
    }

    /** Runs a piece of the work for the job's tenant, as far as its starter reaches; it should end within seconds. */
    public <T> T inTransaction(Callable<T> work) {
        return Tenancy.inTransactionOf(tenant, reach, work);
    }

    /** Says how far the work is. Ends it, by an exception, if it was cancelled or another instance has taken it up. */
    public void progress(long done, long total) {
        var now = System.nanoTime();
        if (now - toldAt >= TELL_EVERY_NANOS || done == total) {
            toldAt = now;
            require(inTransaction(() -> store.progress(id, attempt, done, total)));
        }
    }

    /** Where the result is written to. Closing it ends it. */
    public OutputStream result(String mediaType, String fileName) {
        inTransaction(() -> {
            store.nameResult(id, attempt, mediaType, fileName);
            return id;
        });
        return new ChunkStream();
    }

    private static void require(boolean isOurs) {
        if (!isOurs) {
            throw new JobStopped();
        }
    }

    /** Thrown through the work to end it. */
    static final class JobStopped extends RuntimeException {}

    private final class ChunkStream extends OutputStream {
        private final byte[] buffer = new byte[CHUNK];
        private int length;
        private int ordinal;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            var written = 0;
            while (written < count) {
                var some = Math.min(count - written, CHUNK - length);
                System.arraycopy(bytes, offset + written, buffer, length, some);
                length += some;
                written += some;
                if (length == CHUNK) {
                    store();
                }
            }
        }

        private void store() {
            if ((long) ordinal * CHUNK + length > JobStore.MOST_BYTES) {
                throw JobProblem.RESULT_TOO_LARGE.because(JobStore.MOST_BYTES);
            }
            var chunk = Arrays.copyOf(buffer, length);
            require(inTransaction(() -> store.addChunk(id, attempt, ordinal, chunk)));
            ordinal++;
            length = 0;
        }

        @Override
        public void close() {
            if (length > 0) {
                store();
            }
        }
    }
}
