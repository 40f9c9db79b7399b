package io.dualcarbon.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Open data beside the checkout, read in place. Where it is missing, its tests say so and are skipped. */
final class OpenData {
    private static final Path FOLDER =
            RunningPlatform.ROOT.resolveSibling("shared").resolve("data");

    private OpenData() {}

    static void assumePresent() {
        if (!Files.isDirectory(FOLDER)) {
            System.out.println("Skipped: no folder ../shared/data beside the checkout, so no open data to test with");
        }
        assumeTrue(Files.isDirectory(FOLDER), "no folder ../shared/data beside the checkout");
    }

    static List<NamedCsvRecord> read(String file) {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve(file))) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a worked example expects. */
    static JsonNode example(String id) {
        return example(id, "expected_json");
    }

    static JsonNode example(String id, String column) {
        var row = read("worked_examples.csv").stream()
                .filter(r -> r.getField("id").equals(id))
                .findFirst()
                .orElseThrow();
        try {
            return new ObjectMapper().readTree(row.getField(column));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
