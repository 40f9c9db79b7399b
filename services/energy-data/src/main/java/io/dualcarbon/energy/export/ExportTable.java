package io.dualcarbon.energy.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is written row by row, never held as a whole. */
interface ExportTable extends Closeable {
    /** In the order of the columns; null where there is nothing. */
    void row(@Nullable Object... cells) throws IOException;

    static ExportTable open(ExportFormat format, OutputStream file, List<Column> columns) throws IOException {
        return switch (format) {
            case CSV -> new CsvTable(file, columns);
            case XLSX -> new XlsxTable(file, columns);
            case PARQUET -> new ParquetTable(file, columns);
        };
    }
}
