package io.dualcarbon.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void onlyTheOwnerCanReadTheFile() throws IOException {
        Path file = folder.resolve("secrets.properties");

        Secrets.in(file).get("a");

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void keepsWhatItHasMade() {
        Path file = folder.resolve("secrets.properties");

        String made = Secrets.in(file).get("a");

        assertEquals(made, Secrets.in(file).get("a"));
    }

    @Test
    void makesAnotherSecretForEachName() {
        Secrets secrets = Secrets.in(folder.resolve("secrets.properties"));

        assertNotEquals(secrets.get("a"), secrets.get("b"));
    }

    @Test
    void aSecretIsLongAndOneToTypeHasNoLettersThatLookAlike() {
        Secrets secrets = Secrets.in(folder.resolve("secrets.properties"));

        assertTrue(secrets.get("a").matches("[A-Za-z0-9]{40}"));
        assertTrue(secrets.getToType("b").matches("[A-Za-z0-9&&[^0O1lI]]{16}"));
    }

    @Test
    void readingMakesNoFile() {
        Path file = folder.resolve("secrets.properties");

        Secrets.in(file);

        assertFalse(Files.exists(file));
    }
}
