package io.dualcarbon.gateway.edge;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One line a request, in the shape of the other log lines. Whoever serves only leaves the facts here: a thread of its own
 * writes them many at once, and when the output is slower than the requests, lines are lost and counted, never awaited.
 */
@ApplicationScoped
class AccessLog {
    private static final Logger LOG = Logger.getLogger(AccessLog.class);
    private static final int KEPT = 50_000;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Clock clock = Clock.systemUTC();
    private final Thread writer = new Thread(this::writeOnAndOn, "access-log");
    private List<Line> waiting = new ArrayList<>();
    private long lost;
    private volatile boolean stopping;

    /** The path only: a query may carry names or the code of a sign-in. */
    record Line(
            Instant at,
            String requestId,
            String traceId,
            String method,
            String path,
            int status,
            boolean complete,
            long milliseconds,
            long bytesIn,
            long bytesOut,
            @Nullable String caller) {}

    Instant now() {
        return clock.instant();
    }

    synchronized void add(Line line) {
        if (waiting.size() < KEPT) {
            waiting.add(line);
        } else {
            lost++;
        }
    }

    void start(@Observes StartupEvent event) {
        writer.setDaemon(true);
        writer.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        LockSupport.unpark(writer);
        writer.join(TimeUnit.NANOSECONDS.toMillis(10 * PAUSE_NANOS));
    }

    private void writeOnAndOn() {
        while (!stopping) {
            LockSupport.parkNanos(PAUSE_NANOS);
            write();
        }
        write();
    }

    private void write() {
        List<Line> lines;
        long missing;
        synchronized (this) {
            lines = waiting;
            missing = lost;
            if (lines.isEmpty()) {
                return;
            }
            waiting = new ArrayList<>();
            lost = 0;
        }
        var text = new StringBuilder(lines.size() * 400);
        lines.forEach(line -> append(text, line));
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
        if (missing > 0) {
            LOG.warnf("%d requests are missing in the access log: the output is too slow", missing);
        }
    }

    private static void append(StringBuilder text, Line line) {
        text.append("{\"timestamp\":\"").append(line.at()).append("\",\"loggerName\":\"access\",\"level\":\"INFO\"");
        text.append(",\"message\":\"");
        escape(text, line.method()).append(' ');
        escape(text, line.path()).append(' ').append(line.status());
        text.append(" in ").append(line.milliseconds()).append(" ms\",\"mdc\":{\"requestId\":\"");
        text.append(line.requestId()).append("\",\"traceId\":\"").append(line.traceId());
        text.append("\",\"method\":\"");
        escape(text, line.method()).append("\",\"path\":\"");
        escape(text, line.path()).append("\",\"status\":").append(line.status());
        text.append(",\"complete\":").append(line.complete());
        text.append(",\"milliseconds\":").append(line.milliseconds());
        text.append(",\"bytesIn\":").append(line.bytesIn());
        text.append(",\"bytesOut\":").append(line.bytesOut());
        if (line.caller() != null) {
            text.append(",\"caller\":\"");
            escape(text, line.caller()).append('"');
        }
        text.append("}}\n");
    }

    private static StringBuilder escape(StringBuilder text, String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                text.append(c);
            }
        }
        return text;
    }
}
