package io.dualcarbon.acceptance;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a Parquet file, by the names of their columns. */
final class ParquetRows {
    private ParquetRows() {}

    static List<Map<String, Object>> read(Path file) throws IOException {
        try (var rows = ParquetReader.streamContent(file.toFile(), columns -> new Cells())) {
            return rows.toList();
        }
    }

    static long count(Path file) throws IOException {
        return ParquetReader.readMetadata(file.toFile()).getBlocks().stream()
                .mapToLong(block -> block.getRowCount())
                .sum();
    }

    private static final class Cells implements Hydrator<Map<String, Object>, Map<String, Object>> {
        @Override
        public Map<String, Object> start() {
            return new HashMap<>();
        }

        @Override
        public Map<String, Object> add(Map<String, Object> row, String column, Object value) {
            row.put(column, value);
            return row;
        }

        @Override
        public Map<String, Object> finish(Map<String, Object> row) {
            return row;
        }
    }
}
