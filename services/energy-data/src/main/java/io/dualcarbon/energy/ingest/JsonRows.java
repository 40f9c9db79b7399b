package io.dualcarbon.energy.ingest;

import static io.dualcarbon.platform.problem.CommonProblem.BODY_INCOMPLETE;
import static io.dualcarbon.platform.problem.CommonProblem.INVALID_REQUEST;
import static io.dualcarbon.platform.problem.CommonProblem.MALFORMED_JSON;
import static io.dualcarbon.platform.problem.CommonProblem.UNKNOWN_PROPERTY;
import static io.dualcarbon.platform.problem.CommonProblem.WRONG_TYPE;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.dualcarbon.energy.registry.MeterRef.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code {"name": [row, row ...]}}, a row a line, or CSV as a stream. A row that is wrong spoils only itself. */
public abstract class JsonRows<R> implements RowSource<R> {
    /** Far longer than any text or name of a row: a parser remembers thousands of names. */
    private static final int TEXT_CHARACTERS = 10_000;

    private static final int NAME_CHARACTERS = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(TEXT_CHARACTERS)
                    .maxNameLength(NAME_CHARACTERS)
                    .build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // to refuse the row, not the body
            .build();

    private static final BigDecimal LARGEST_DECIMAL = new BigDecimal("1e12");
    private static final int MOST_DECIMALS = 12;

    /** Rows and values that are held at a time. */
    private static final int ROWS = 20_000;

    private static final int VALUES = 100_000;
    private static final int BYTES = 4 << 20;

    private final Window body;
    private final @Nullable Lines lines;
    private final @Nullable CsvRecords records;
    private final String name;
    private final long[] starts = new long[ROWS];
    private final long[] ends = new long[ROWS];
    private JsonParser json;
    private State state = State.NEW;
    private int number;
    private int firstNumber;

    /** @param columns as CSV; null if such rows do not come as that */
    @SuppressWarnings("NullAway.Init") // the parser opens with the first row
    protected JsonRows(Body body, String name, @Nullable CsvColumns columns) {
        this.body = new Window(body.bytes());
        this.lines = body.form() == Body.Form.NDJSON ? new Lines(body.bytes()) : null;
        this.records = body.form() == Body.Form.CSV && columns != null ? new CsvRecords(body.bytes(), columns) : null;
        this.name = name;
    }

    /** Reads the object at whose beginning the parser stands. */
    protected abstract R read(JsonParser json, int number) throws IOException;

    /** A row that is no object. */
    protected abstract R unreadable(int number, RowProblem problem);

    /** How much memory the row takes, in values. */
    protected abstract int weight(R row);

    @Override
    public List<R> next() {
        try {
            return rows();
        } catch (JsonProcessingException e) {
            throw MALFORMED_JSON.because();
        } catch (IOException e) {
            throw BODY_INCOMPLETE.because();
        }
    }

    private List<R> rows() throws IOException {
        if (lines != null) {
            return rowsOf(lines);
        }
        if (records != null) {
            return rowsOf(records);
        }
        if (state == State.NEW) {
            open();
        }
        var rows = new ArrayList<R>();
        var values = 0L;
        firstNumber = number + 1;
        while (state == State.ROWS && rows.size() < ROWS && values < VALUES && body.held() < BYTES) {
            if (json.nextToken() == JsonToken.END_ARRAY) {
                seek(true);
            } else {
                var start = json.currentTokenLocation().getByteOffset();
                if (rows.isEmpty() && start > 0) {
                    body.forgetBefore(start);
                }
                starts[rows.size()] = start;
                number++;
                var row = row();
                ends[rows.size()] = json.currentLocation().getByteOffset();
                values += weight(row);
                rows.add(row);
            }
        }
        return rows;
    }

    private List<R> rowsOf(Lines body) throws IOException {
        var rows = new ArrayList<R>();
        var values = 0L;
        firstNumber = number + 1;
        body.beginBatch();
        while (rows.size() < ROWS && values < VALUES && body.held() < BYTES && body.next()) {
            number++;
            starts[rows.size()] = body.from();
            ends[rows.size()] = body.to();
            var row = rowOf(body.buffer(), body.from(), body.to());
            values += weight(row);
            rows.add(row);
        }
        return rows;
    }

    private List<R> rowsOf(CsvRecords body) throws IOException {
        var rows = new ArrayList<R>();
        var values = 0L;
        firstNumber = number + 1;
        body.beginBatch();
        while (rows.size() < ROWS && values < VALUES && body.held() < BYTES && body.next()) {
            number++;
            var problem = body.problem();
            var row = problem == null ? rowOf(body.buffer(), 0, body.to()) : unreadable(number, problem);
            values += weight(row);
            rows.add(row);
        }
        return rows;
    }

    /** Reads a line of the form in which most come, faster than a general parser; null if it is another one. */
    protected @Nullable R usual(byte[] line, int from, int to, int rowNumber) {
        return null;
    }

    private R rowOf(byte[] buffer, int from, int to) throws IOException {
        var usual = usual(buffer, from, to, number);
        if (usual != null) {
            return usual;
        }
        try (var parser = FACTORY.createParser(buffer, from, to - from)) {
            json = parser;
            json.nextToken();
            var row = row();
            return json.nextToken() == null
                    ? row
                    : unreadable(number, new RowProblem(IngestProblem.MALFORMED_ROW, "JSON"));
        } catch (JsonProcessingException e) {
            return unreadable(number, new RowProblem(IngestProblem.MALFORMED_ROW, "JSON"));
        }
    }

    @Override
    public @Nullable String text(int row) {
        var index = row - firstNumber;
        if (lines != null) {
            return lines.text((int) starts[index], (int) ends[index]);
        }
        if (records != null) {
            return records.text(index);
        }
        return starts[index] < 0 ? null : body.text(starts[index], ends[index]); // other encodings have no places
    }

    private void open() throws IOException {
        json = FACTORY.createParser(body);
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw json.currentToken() == null ? MALFORMED_JSON.because() : WRONG_TYPE.because("body");
        }
        seek(false);
    }

    /** Goes on to the array of rows, or behind it to the end of the body. */
    private void seek(boolean found) throws IOException {
        if (json.nextToken() == JsonToken.FIELD_NAME) {
            if (found || !json.currentName().equals(name)) {
                throw found && json.currentName().equals(name)
                        ? MALFORMED_JSON.because()
                        : UNKNOWN_PROPERTY.because(json.currentName()).at(json.currentName());
            }
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw WRONG_TYPE.because(name).at(name);
            }
            state = State.ROWS;
        } else if (!found) {
            throw INVALID_REQUEST.because().at(name);
        } else if (json.nextToken() == null) {
            state = State.END;
        } else {
            throw MALFORMED_JSON.because();
        }
    }

    private R row() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return unreadable(number, new RowProblem(WRONG_TYPE, name + "[" + (number - 1) + "]"));
        }
        return read(json, number);
    }

    /** Reads what rows of all kinds have. False if it is none of that. */
    protected static boolean readCommon(JsonParser json, RowDraft draft, String field) throws IOException {
        switch (field) {
            case "meterId" -> draft.name(Kind.ID, draft.text(json, field));
            case "externalId" -> draft.name(Kind.EXTERNAL_ID, draft.text(json, field));
            case "meterCode" -> draft.name(Kind.CODE, draft.text(json, field));
            case "meter" -> draft.name(Kind.ANY, draft.text(json, field)); // as in CSV
            case "unit" -> draft.unit(draft.text(json, field));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The name of the row's next property, at whose value the parser then stands; null behind the last one. */
    protected static @Nullable String field(JsonParser json, RowDraft draft) throws IOException {
        var field = json.nextFieldName();
        if (field != null) {
            draft.seen(field);
            json.nextToken();
        }
        return field;
    }

    /** A number of which no digit is lost; what a meter cannot have counted spoils the row. */
    protected static BigDecimal decimal(JsonParser json, RowDraft draft, String field) throws IOException {
        var isNumber = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                || json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
        if ((isNumber && json.isNaN()) || isNoNumber(json)) {
            draft.fail(IngestProblem.NOT_A_NUMBER, 1);
        } else if (isNumber) {
            var number = json.getDecimalValue();
            if (number.signum() < 0) {
                draft.fail(IngestProblem.NEGATIVE_VALUE, 1);
            } else if (number.compareTo(LARGEST_DECIMAL) > 0 || number.scale() > MOST_DECIMALS) {
                draft.fail(IngestProblem.VALUE_OUT_OF_RANGE, 1);
            } else {
                return number;
            }
        } else {
            draft.wrongType(json, field);
        }
        return BigDecimal.ZERO;
    }

    /** True for the texts by which senders mean that they have no number. */
    protected static boolean isNoNumber(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING && Values.isNoNumber(json.getText());
    }

    private enum State {
        NEW,
        ROWS,
        END
    }
}
