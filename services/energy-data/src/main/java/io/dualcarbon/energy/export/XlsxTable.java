package io.dualcarbon.energy.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A table as a workbook. A sheet holds 1,048,576 rows; what is more goes to the next one. */
final class XlsxTable implements ExportTable {
    private static final int ROWS_OF_A_SHEET = 1_048_576;
    private static final int FLUSH_EVERY = 1_000;

    private final Workbook workbook;
    private final List<Column> columns;
    private Worksheet sheet;
    private int sheets = 1;
    private int row;

    XlsxTable(OutputStream file, List<Column> columns) {
        this.workbook = new Workbook(file, "dual-carbon", "1.0");
        this.columns = columns;
        this.sheet = workbook.newWorksheet("1");
        header();
    }

    @Override
    public void row(@Nullable Object... cells) throws IOException {
        if (row == ROWS_OF_A_SHEET) {
            sheet.finish();
            sheet = workbook.newWorksheet(Integer.toString(++sheets));
            header();
        }
        for (var column = 0; column < cells.length; column++) {
            var cell = cells[column];
            if (cell instanceof Number number) {
                sheet.value(row, column, number);
            } else if (cell != null) {
                sheet.inlineString(row, column, cell.toString()); // text, never a formula
            }
        }
        row++;
        if (row % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    private void header() {
        for (var column = 0; column < columns.size(); column++) {
            sheet.inlineString(0, column, columns.get(column).name());
        }
        row = 1;
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
