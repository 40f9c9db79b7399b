package io.dualcarbon.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    Path folder;

    @Test
    void leavesOutTheFolderThatHoldsEverything() throws IOException {
        Path zip = zipWith("server-1.0/lib/a.txt");

        Archive.unzip(zip, folder.resolve("target"));

        assertEquals("content", Files.readString(folder.resolve("target/lib/a.txt")));
    }

    @Test
    void writesNothingOutsideOfItsTarget() throws IOException {
        Path zip = zipWith("server-1.0/../../../outside.txt");

        assertThrows(Failure.class, () -> Archive.unzip(zip, folder.resolve("target")));

        assertFalse(Files.exists(folder.resolve("outside.txt")));
    }

    @Test
    void aBrokenArchiveLeavesNoTarget() throws IOException {
        Path zip = zipWith("server-1.0/../../../outside.txt");

        assertThrows(Failure.class, () -> Archive.unzip(zip, folder.resolve("target")));

        assertFalse(Files.exists(folder.resolve("target")));
    }

    private Path zipWith(String name) throws IOException {
        Path file = folder.resolve("archive.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write("content".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
