package io.dualcarbon.platform.http;

import io.dualcarbon.platform.problem.CommonProblem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Refuses a body that is longer than its operation takes: at once if its length is announced, otherwise as soon as it
 * passes the limit. Before any place or thread is taken, for a body that is refused needs neither.
 */
class BodyLimitFilter {
    private final Map<Method, Long> limits = new ConcurrentHashMap<>();

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION - 1, nonBlocking = true)
    void limit(ContainerRequestContext request, SimpleResourceInfo resource, RoutingContext http)
            throws NoSuchMethodException {
        var length = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null && http.request().getHeader("Transfer-Encoding") == null) {
            return;
        }
        var method = resource.getResourceClass().getMethod(resource.getMethodName(), resource.parameterTypes());
        var most = limits.computeIfAbsent(method, BodyLimitFilter::bytes);
        if (length != null && Long.parseLong(length) > most) {
            throw CommonProblem.BODY_TOO_LARGE.because(most);
        }
        request.setEntityStream(new Counted(request.getEntityStream(), most));
    }

    private static long bytes(Method operation) {
        var limit = operation.getAnnotation(BodyLimit.class);
        return limit == null ? BodyLimit.USUAL_BYTES : (long) limit.megabytes() << 20;
    }

    private static final class Counted extends FilterInputStream {
        private final long most;
        private long bytes;

        Counted(InputStream body, long most) {
            super(body);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (bytes > most) {
                throw CommonProblem.BODY_TOO_LARGE.because(most); // refused before: a reader asks again
            }
            var count = in.read(buffer, offset, length);
            bytes += Math.max(0, count);
            if (bytes > most) {
                throw CommonProblem.BODY_TOO_LARGE.because(most);
            }
            return count;
        }

        /** Closing reads to the end, which of a refused body may never come. */
        @Override
        public void close() throws IOException {
            if (bytes <= most) {
                super.close();
            }
        }
    }
}
