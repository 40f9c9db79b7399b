package io.dualcarbon.energy.ingest;

import static io.dualcarbon.platform.problem.CommonProblem.UNKNOWN_PROPERTY;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/** Interval blocks as JSON. */
final class BlockJson extends JsonRows<Row> {
    /** A year of five minutes, and the hour of a change of the clock. */
    private static final int MOST_VALUES = 366 * 288 + 12;

    private double[] buffer = new double[2 * 96];

    BlockJson(Body body) {
        super(body, "blocks", null);
    }

    @Override
    protected Row read(JsonParser json, int number) throws IOException {
        var draft = new RowDraft();
        var start = 0L;
        var interval = 0;
        var values = new double[0];
        for (var field = field(json, draft); field != null; field = field(json, draft)) {
            switch (field) {
                case "start" -> start = Timestamps.read(json, draft, field);
                case "intervalMinutes" -> interval = minutes(json, draft, field);
                case "values" -> values = values(json, draft, field);
                default -> {
                    if (!readCommon(json, draft, field)) {
                        draft.fail(UNKNOWN_PROPERTY, field);
                        json.skipChildren();
                    }
                }
            }
        }
        draft.require("start");
        draft.require("intervalMinutes");
        draft.require("values");
        return new Row(number, draft.meter(), draft.unit(), start, interval, values, draft.problem());
    }

    private static int minutes(JsonParser json, RowDraft draft, String field) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() == JsonParser.NumberType.INT
                && json.getIntValue() > 0) {
            return json.getIntValue();
        }
        draft.wrongType(json, field);
        return 0;
    }

    private double[] values(JsonParser json, RowDraft draft, String field) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            draft.wrongType(json, field);
            return new double[0];
        }
        var count = 0;
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (count == MOST_VALUES) {
                draft.fail(IngestProblem.TOO_MANY_VALUES);
                json.skipChildren();
                continue;
            }
            if (count == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * count);
            }
            buffer[count] = Values.read(json, draft, count + 1);
            count++;
        }
        return Arrays.copyOf(buffer, count);
    }

    @Override
    protected Row unreadable(int number, RowProblem problem) {
        return new Row(number, null, null, 0, 0, new double[0], problem);
    }

    @Override
    protected int weight(Row row) {
        return row.values().length;
    }
}
