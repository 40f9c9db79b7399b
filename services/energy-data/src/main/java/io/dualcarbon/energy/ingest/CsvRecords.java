package io.dualcarbon.energy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.dualcarbon.platform.problem.CommonProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV with a header, each as the JSON that says the same: what holds of a row does not depend on the
 * form in which it comes. An empty field is a property left out. The records of a batch stay until the next one begins.
 */
final class CsvRecords {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

    /** A number that is none: rows of all kinds refuse it as that. */
    private static final String NO_NUMBER = "NaN";

    private static final JsonFactory FACTORY = new JsonFactory();

    /** A record of any kind has a tenth of it. */
    private static final int RECORD_CHARACTERS = 10_000;

    private static final int FIELDS = 100;

    /** What a field takes beside its text. */
    private static final int FIELD_BYTES = 16;

    /** Of a header that is wrong: whoever sent it knows the rest. */
    private static final int TOLD_NAMES = 5;

    private static final int TOLD_CHARACTERS = 40;

    private final InputStream body;
    private final CsvColumns columns;
    private final JsonBytes json = new JsonBytes();
    private final List<CsvRecord> batch = new ArrayList<>();
    private List<String> header = List.of();
    private @Nullable CloseableIterator<CsvRecord> records;
    private int before;
    private int held;

    CsvRecords(InputStream body, CsvColumns columns) {
        this.body = body;
        this.columns = columns;
    }

    /** Forgets the records before. */
    void beginBatch() {
        before += batch.size();
        batch.clear();
        held = 0;
    }

    /** Goes on to the next record that is not empty. False at the end of the body. */
    boolean next() throws IOException {
        try {
            if (records == null) {
                records = open();
            }
            if (!records.hasNext()) {
                return false;
            }
            batch.add(records.next());
        } catch (CsvParseException e) {
            throw UploadProblem.MALFORMED_CSV.because("line " + (before + batch.size() + 2));
        } catch (UncheckedIOException e) {
            throw CommonProblem.BODY_INCOMPLETE.because();
        }
        json.reset();
        write(current(), NO_NUMBER, json);
        held += json.size() + FIELD_BYTES * current().getFieldCount();
        return true;
    }

    private CloseableIterator<CsvRecord> open() {
        var opened = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .maxBufferSize(2 * RECORD_CHARACTERS)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(FIELDS)
                                .maxFieldSize(RECORD_CHARACTERS)
                                .maxRecordSize(RECORD_CHARACTERS)
                                .build(),
                        new InputStreamReader(body, UTF_8))
                .iterator();
        var names = opened.hasNext() ? new ArrayList<>(opened.next().getFields()) : new ArrayList<String>();
        if (!names.isEmpty() && names.get(0).startsWith("\uFEFF")) {
            names.set(0, names.get(0).substring(1));
        }
        var unused = new HashSet<>(columns.all());
        var wrong = names.stream().filter(name -> !unused.remove(name)).toList();
        var missing = columns.missingIn(names);
        if (!wrong.isEmpty() || !missing.isEmpty()) {
            throw UploadProblem.HEADER_INVALID
                    .because(told(wrong), list(missing), list(columns.all()))
                    .at("header");
        }
        header = names;
        return opened;
    }

    /** What the header says wrongly: the first few names of it, if there are more. */
    private static String told(List<String> wrong) {
        var told = wrong.stream()
                .limit(TOLD_NAMES)
                .map(name -> name.length() <= TOLD_CHARACTERS ? name : name.substring(0, TOLD_CHARACTERS) + "…")
                .collect(Collectors.toCollection(ArrayList::new));
        if (wrong.size() > TOLD_NAMES) {
            told.add("… (+" + (wrong.size() - TOLD_NAMES) + ")");
        }
        return list(told);
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "-" : String.join(", ", names);
    }

    private CsvRecord current() {
        return batch.get(batch.size() - 1);
    }

    /** Why the record is no row; null if it is one. */
    @Nullable
    RowProblem problem() {
        var fields = current().getFieldCount();
        return fields == header.size()
                ? null
                : new RowProblem(IngestProblem.MALFORMED_ROW, fields + " / " + header.size());
    }

    byte[] buffer() {
        return json.buffer();
    }

    /** Where in the buffer the record ends; it begins at its beginning. */
    int to() {
        return json.size();
    }

    /** How much the records of this batch take. */
    int held() {
        return held;
    }

    /** A record of this batch as JSON, the form in which refused rows are kept. */
    String text(int index) {
        var text = new JsonBytes();
        try {
            write(batch.get(index), null, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is none in memory
        }
        return text.toString(UTF_8);
    }

    /**
     * @param noNumber what stands for that which should be a number and is none; null to write it as it was sent
     */
    private void write(CsvRecord row, @Nullable String noNumber, JsonBytes out) throws IOException {
        try (var generator = FACTORY.createGenerator(out)) {
            generator.writeStartObject();
            for (var i = 0; i < row.getFieldCount(); i++) {
                var name = i < header.size() ? header.get(i) : "column" + (i + 1);
                var field = row.getField(i);
                if (!field.isEmpty()) {
                    generator.writeFieldName(name);
                    write(field, columns.numbers().contains(name), noNumber, generator);
                }
            }
            generator.writeEndObject();
        }
    }

    private static void write(String field, boolean isNumber, @Nullable String noNumber, JsonGenerator generator)
            throws IOException {
        if (isNumber && field.length() <= 100 && NUMBER.matcher(field).matches()) {
            generator.writeNumber(new BigDecimal(field)); // CSV knows forms of numbers that JSON does not
        } else if (isNumber && noNumber != null) {
            generator.writeNumber(noNumber);
        } else {
            generator.writeString(field);
        }
    }

    private static final class JsonBytes extends ByteArrayOutputStream {
        byte[] buffer() {
            return buf;
        }
    }
}
