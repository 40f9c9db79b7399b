package io.dualcarbon.energy.ingest;

import static io.dualcarbon.platform.problem.CommonProblem.UNKNOWN_PROPERTY;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Single readings as JSON or CSV. */
final class ReadingJson extends JsonRows<Row> {
    private static final CsvColumns COLUMNS =
            new CsvColumns(CsvColumns.METER_NAMES, List.of("start", "value"), List.of("unit"), Set.of("value"));

    private final UsualReading usual = new UsualReading();

    ReadingJson(Body body) {
        super(body, "readings", COLUMNS);
    }

    @Override
    protected Row read(JsonParser json, int number) throws IOException {
        var draft = new RowDraft();
        var start = 0L;
        var value = Double.NaN;
        for (var field = field(json, draft); field != null; field = field(json, draft)) {
            switch (field) {
                case "start" -> start = Timestamps.read(json, draft, field);
                case "value" -> {
                    if (json.currentToken() == JsonToken.VALUE_NULL) {
                        draft.fail(IngestProblem.PROPERTY_MISSING, field);
                    }
                    value = Values.read(json, draft, 1);
                }
                default -> {
                    if (!readCommon(json, draft, field)) {
                        draft.fail(UNKNOWN_PROPERTY, field);
                        json.skipChildren();
                    }
                }
            }
        }
        draft.require("start");
        draft.require("value");
        return new Row(number, draft.meter(), draft.unit(), start, 0, new double[] {value}, draft.problem());
    }

    @Override
    protected @Nullable Row usual(byte[] line, int from, int to, int rowNumber) {
        return usual.read(line, from, to, rowNumber);
    }

    @Override
    protected Row unreadable(int number, RowProblem problem) {
        return new Row(number, null, null, 0, 0, new double[0], problem);
    }

    @Override
    protected int weight(Row row) {
        return 1;
    }
}
