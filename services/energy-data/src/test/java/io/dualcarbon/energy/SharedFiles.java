package io.dualcarbon.energy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Open data beside the checkout, read in place. Where it is missing, its tests say so and are skipped. */
public final class SharedFiles {
    private static final Path FOLDER = Path.of("").toAbsolutePath().resolve("../../../shared/data");

    private SharedFiles() {}

    public static void assumePresent() {
        if (!Files.isDirectory(FOLDER)) {
            System.out.println("Skipped: no folder ../shared/data beside the checkout, so no open data to test with");
        }
        assumeTrue(Files.isDirectory(FOLDER), "no folder ../shared/data beside the checkout");
    }

    public static List<NamedCsvRecord> read(String file) {
        var path = FOLDER.resolve(file);
        try (var stream = new FileInputStream(path.toFile());
                var plain = file.endsWith(".gz") ? new GZIPInputStream(stream) : stream;
                var rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A worked example's {@code inputs_json} or {@code expected_json}. */
    public static JsonNode example(String id, String column) {
        var row = read("worked_examples.csv").stream()
                .filter(r -> r.getField("id").equals(id))
                .findFirst()
                .orElseThrow();
        try {
            return new ObjectMapper().readTree(row.getField(column));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
