package io.dualcarbon.energy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.dualcarbon.energy.registry.MeterRef.Kind;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Single readings as CSV: {@code meter,start,value} and, if sent, {@code unit}. */
final class ReadingCsv implements RowSource<Row> {
    private static final int ROWS = 20_000;
    private static final List<String> COLUMNS = List.of("meter", "start", "value", "unit");

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

    private final InputStream body;
    private @Nullable CloseableIterator<CsvRecord> records;
    private int columns;
    private int number;
    private int firstNumber;
    private final List<CsvRecord> given = new ArrayList<>();

    ReadingCsv(Body body) {
        this.body = body.bytes();
    }

    @Override
    public List<Row> next() {
        try {
            if (records == null) {
                records = open();
            }
            var rows = new ArrayList<Row>();
            firstNumber = number + 1;
            given.clear();
            while (rows.size() < ROWS && records.hasNext()) {
                var fields = records.next();
                given.add(fields);
                rows.add(row(fields));
            }
            return rows;
        } catch (CsvParseException e) {
            throw UploadProblem.MALFORMED_CSV.because("line " + (number + 2));
        } catch (UncheckedIOException e) {
            throw UploadProblem.BODY_INCOMPLETE.because();
        }
    }

    /** As JSON, in which refused rows of all forms are kept. */
    @Override
    public @Nullable String text(int row) {
        var fields = given.get(row - firstNumber).getFields();
        var json = JsonNodeFactory.instance.objectNode();
        for (var i = 0; i < fields.size(); i++) {
            var name = i < COLUMNS.size() ? COLUMNS.get(i) : "column" + (i + 1);
            if (name.equals("value") && isNumber(fields.get(i))) {
                json.put(name, new BigDecimal(fields.get(i)));
            } else {
                json.put(name, fields.get(i));
            }
        }
        return json.toString();
    }

    private CloseableIterator<CsvRecord> open() {
        var opened = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .ofCsvRecord(new InputStreamReader(body, UTF_8))
                .iterator();
        var header = opened.hasNext() ? new ArrayList<>(opened.next().getFields()) : new ArrayList<String>();
        if (!header.isEmpty() && header.get(0).startsWith("\uFEFF")) {
            header.set(0, header.get(0).substring(1));
        }
        columns = header.size();
        if (columns < 3 || columns > 4 || !header.equals(COLUMNS.subList(0, columns))) {
            throw UploadProblem.HEADER_INVALID.because();
        }
        return opened;
    }

    private Row row(CsvRecord fields) {
        number++;
        var draft = new RowDraft();
        if (fields.getFieldCount() != columns) {
            draft.fail(IngestProblem.MALFORMED_ROW, fields.getFieldCount() + " / " + columns);
            return new Row(number, null, null, 0, 0, new double[0], draft.problem());
        }
        var name = fields.getField(0);
        draft.name(Kind.ANY, name.isEmpty() ? null : name);
        var start = Timestamps.read(fields.getField(1), draft);
        var value = value(fields.getField(2), draft);
        var unit = columns == 4 && !fields.getField(3).isEmpty() ? fields.getField(3) : null;
        return new Row(number, draft.meter(), unit, start, 0, new double[] {value}, draft.problem());
    }

    private static double value(String text, RowDraft draft) {
        if (text.isEmpty()) {
            draft.fail(IngestProblem.PROPERTY_MISSING, "value");
            return Double.NaN;
        }
        if (isNumber(text)) {
            return Values.check(Double.parseDouble(text), draft, 1);
        }
        draft.fail(IngestProblem.NOT_A_NUMBER, 1);
        return Double.NaN;
    }

    /** Java reads more than numbers as such: hexadecimal ones, and suffixes of its own types. */
    private static boolean isNumber(String text) {
        return text.length() <= 100 && NUMBER.matcher(text).matches();
    }
}
