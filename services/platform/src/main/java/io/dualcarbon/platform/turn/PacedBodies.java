package io.dualcarbon.platform.turn;

import io.dualcarbon.platform.problem.CommonProblem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Breaks off bodies that come too slowly, because a thread waits for each. Only the time counts in which we wait for the
 * client. Of whom nothing comes at all is cut off by the server ({@code quarkus.http.read-timeout}). Whoever waits for a
 * client holds no place that others wait for.
 */
class PacedBodies {
    private static final Logger LOG = Logger.getLogger(PacedBodies.class);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);
    static final long LEAST_BYTES_A_SECOND = 4096;

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION, nonBlocking = true)
    void pace(ContainerRequestContext request, RoutingContext exchange) {
        if (UnreadBodies.hasBody(exchange.request())) {
            request.setEntityStream(new Paced(request.getEntityStream(), exchange.request()));
        }
    }

    private static final class Paced extends FilterInputStream {
        private final HttpServerRequest request;
        private long bytes;
        private long waitedNanos;

        Paced(InputStream body, HttpServerRequest request) {
            super(body);
            this.request = request;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            var held = request.bytesRead() > bytes ? null : UploadTurns.held();
            if (held != null) {
                held.giveBack();
            }
            var begun = System.nanoTime();
            var count = receive(buffer, offset, length);
            waitedNanos += System.nanoTime() - begun;
            bytes += Math.max(0, count);
            if (held != null) {
                held.takeAgain();
            }
            if (count >= 0 && isTooSlow()) {
                throw CommonProblem.BODY_TOO_SLOW.because(GRACE.toSeconds(), LEAST_BYTES_A_SECOND);
            }
            return count;
        }

        private int receive(byte[] buffer, int offset, int length) {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException e) {
                LOG.debugf(e, "A body cannot be read on");
                throw CommonProblem.BODY_INCOMPLETE.because();
            }
        }

        private boolean isTooSlow() {
            var allowed = GRACE.plusSeconds(bytes / LEAST_BYTES_A_SECOND);
            return waitedNanos > Math.min(allowed.toNanos(), LONGEST.toNanos());
        }

        /** Closing what is below would wait for the rest of the body first. */
        @Override
        public void close() {}
    }
}
