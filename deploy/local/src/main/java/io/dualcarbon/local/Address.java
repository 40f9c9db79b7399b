package io.dualcarbon.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Where the running platform answers, left in a file for whoever comes later. It is there only while the platform is up. */
record Address(URI gateway, URI keycloak, boolean demo) {
    static Optional<Address> read(Layout layout) {
        Path file = file(layout);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new Address(
                URI.create(values.getProperty("gateway")),
                URI.create(values.getProperty("keycloak")),
                Boolean.parseBoolean(values.getProperty("demo"))));
    }

    void write(Layout layout) {
        Properties values = new Properties();
        values.setProperty("gateway", gateway.toString());
        values.setProperty("keycloak", keycloak.toString());
        values.setProperty("demo", Boolean.toString(demo));
        try (Writer writer = Files.newBufferedWriter(file(layout))) {
            values.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void forget(Layout layout) {
        try {
            Files.deleteIfExists(file(layout));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Layout layout) {
        return layout.run().resolve("address.properties");
    }
}
