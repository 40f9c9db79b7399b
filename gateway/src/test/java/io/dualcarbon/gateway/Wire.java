package io.dualcarbon.gateway;

import io.restassured.RestAssured;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A bare connection to the gateway, for what a decent HTTP client would not do. */
final class Wire implements Closeable {
    private final Socket socket;

    Wire() {
        try {
            socket = new Socket("localhost", RestAssured.port);
            socket.setSoTimeout(15_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Wire head(String... lines) {
        return send(String.join("\r\n", lines) + "\r\nHost: localhost\r\n\r\n");
    }

    /** The lines of a head with nothing added. */
    Wire bareHead(String... lines) {
        return send(String.join("\r\n", lines) + "\r\n\r\n");
    }

    Wire chunk(String content) {
        return send(Integer.toHexString(content.length()) + "\r\n" + content + "\r\n");
    }

    Wire lastChunk() {
        return send("0\r\n\r\n");
    }

    Wire send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the text has arrived; what came before is returned with it. */
    String readUntil(String text) {
        var read = new StringBuilder();
        try {
            while (read.indexOf(text) < 0) {
                var next = socket.getInputStream().read();
                if (next < 0) {
                    throw new AssertionError("The gateway closed the connection after: " + read);
                }
                read.append((char) next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("After: " + read, e);
        }
        return read.toString();
    }

    /** True once the gateway has closed the connection. */
    boolean closed() {
        try {
            return socket.getInputStream().skip(Long.MAX_VALUE) >= 0
                    && socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
