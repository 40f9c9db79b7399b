package io.dualcarbon.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;

/** Secrets made at the first start, kept in a file that only its owner can read. */
final class Secrets {
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // no 0/O, 1/l/I
    private static final int LENGTH = 40;
    private static final int LENGTH_TO_TYPE = 16;

    private final Path file;
    private final Properties values = new Properties();
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path file) {
        Secrets secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                secrets.values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return secrets;
    }

    String get(String name) {
        return get(name, LENGTH);
    }

    /** A secret that people type: shorter, yet far beyond guessing. */
    String getToType(String name) {
        return get(name, LENGTH_TO_TYPE);
    }

    private String get(String name, int length) {
        String known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        StringBuilder made = new StringBuilder();
        random.ints(length, 0, ALPHABET.length()).forEach(i -> made.append(ALPHABET.charAt(i)));
        values.setProperty(name, made.toString());
        save();
        return made.toString();
    }

    private void save() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.deleteIfExists(next);
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(next)) {
                values.store(writer, "Secrets of the local platform, made at its first start");
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
