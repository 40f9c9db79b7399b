package io.dualcarbon.energy.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as CSV (RFC 4180, UTF-8). */
final class CsvTable implements ExportTable {
    /** With these a spreadsheet begins a formula, whatever was meant by the text. */
    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private final CsvWriter csv;

    CsvTable(OutputStream file, List<Column> columns) {
        csv = CsvWriter.builder().build(new OutputStreamWriter(file, UTF_8));
        csv.writeRecord(columns.stream().map(Column::name).toList());
    }

    @Override
    public void row(@Nullable Object... cells) {
        var texts = new String[cells.length];
        for (var i = 0; i < cells.length; i++) {
            texts[i] = text(cells[i]);
        }
        csv.writeRecord(texts);
    }

    static String text(@Nullable Object cell) {
        if (cell instanceof String text) {
            return !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        }
        return cell == null ? "" : cell.toString();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
