package io.dualcarbon.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A table of the demo's resources: comments first, then one header line, then rows without quotes. */
final class CsvTable {
    private CsvTable() {}

    static List<String[]> rows(String name) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] numbers(String[] row, int from) {
        double[] numbers = new double[row.length - from];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble(row[from + i]);
        }
        return numbers;
    }

    static InputStream open(String name) {
        return Objects.requireNonNull(CsvTable.class.getResourceAsStream("/demo/" + name), name);
    }
}
