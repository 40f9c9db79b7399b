package io.dualcarbon.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends one small GET again and again over connections that stay, one request under way on each, from one thread and with as
 * little work as wrk does: what it costs is the same for every side and does not hide what the sides cost.
 */
final class HttpLoad {
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LENGTH = "\r\ncontent-length:";
    private static final long PAUSE_NANOS = 100_000;

    private final int port;
    private final byte[] request;

    HttpLoad(int port, String path, String token) {
        this.port = port;
        this.request = ("GET " + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nAuthorization: Bearer " + token
                        + END_OF_HEAD)
                .getBytes(ISO_8859_1);
    }

    /** Answers a second, and how long each took. */
    record Result(double perSecond, Spread micros) {}

    /** The next request as soon as the answer is there. */
    Result asFastAsPossible(int connections, Duration time) {
        return run(connections, time, 0);
    }

    /** So many requests a second whatever the answers do; one that had to wait for its turn is counted from its turn. */
    Result steadily(int connections, Duration time, double perSecond) {
        return run(connections, time, (long) (1e9 / perSecond));
    }

    private Result run(int connections, Duration time, long everyNanos) {
        var micros = new ArrayList<Double>();
        try (var selector = Selector.open()) {
            var callers = new ArrayList<Caller>();
            for (var i = 0; i < connections; i++) {
                callers.add(new Caller(selector));
            }
            var begin = System.nanoTime();
            var end = begin + time.toNanos();
            if (everyNanos == 0) {
                for (var caller : callers) {
                    caller.send(System.nanoTime());
                }
            }
            var turns = 0L;
            for (var now = begin; now < end; now = System.nanoTime()) {
                if (everyNanos > 0) {
                    turns = takeTurns(callers, begin, turns, everyNanos, now);
                    if (selector.selectNow() == 0) {
                        // Looking on and on would take a core from what is measured.
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                } else {
                    selector.select(100);
                }
                for (var key : selector.selectedKeys()) {
                    var caller = (Caller) key.attachment();
                    if (caller.isAnswered()) {
                        micros.add((System.nanoTime() - caller.since) / 1e3);
                        if (everyNanos == 0) {
                            caller.send(System.nanoTime());
                        }
                    }
                }
                selector.selectedKeys().clear();
            }
            var seconds = (System.nanoTime() - begin) / 1e9;
            for (var caller : callers) {
                caller.channel.close();
            }
            if (micros.isEmpty()) {
                throw new BenchFailed("Nothing answers at port " + port);
            }
            return new Result(micros.size() / seconds, Spread.of(micros));
        } catch (IOException e) {
            throw new BenchFailed("The load could not be sent to port " + port, e);
        }
    }

    /** Turns for which no connection is free stay, and their requests count as late. */
    private static long takeTurns(List<Caller> callers, long begin, long turns, long everyNanos, long now)
            throws IOException {
        var taken = turns;
        for (var caller : callers) {
            var turn = begin + taken * everyNanos;
            if (turn > now) {
                break;
            }
            if (!caller.waiting) {
                caller.send(turn);
                taken++;
            }
        }
        return taken;
    }

    private final class Caller {
        private final SocketChannel channel;
        private final ByteBuffer answer = ByteBuffer.allocate(64 * 1024);
        private long since;
        private int whole;
        private boolean waiting;

        Caller(Selector selector) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(long from) throws IOException {
            since = from;
            whole = 0;
            waiting = true;
            answer.clear();
            for (var bytes = ByteBuffer.wrap(request); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
        }

        boolean isAnswered() throws IOException {
            if (channel.read(answer) < 0) {
                throw new BenchFailed("Port " + port + " closed the connection");
            }
            if (whole == 0) {
                whole = wholeLength();
            }
            if (whole == 0 || answer.position() < whole) {
                return false;
            }
            waiting = false;
            return true;
        }

        /** Zero until the head is there. */
        private int wholeLength() {
            var text = new String(answer.array(), 0, answer.position(), ISO_8859_1);
            var head = text.indexOf(END_OF_HEAD);
            if (head < 0) {
                return 0;
            }
            if (!text.startsWith("HTTP/1.1 200")) {
                throw new BenchFailed("Port " + port + " answered " + text);
            }
            var lower = text.substring(0, head + 2).toLowerCase(Locale.ROOT);
            var length = lower.indexOf(LENGTH);
            var from = length + LENGTH.length();
            return head
                    + END_OF_HEAD.length()
                    + Integer.parseInt(
                            lower.substring(from, lower.indexOf('\r', from)).strip());
        }
    }
}
