package io.dualcarbon.energy.weather;

import static io.dualcarbon.platform.problem.CommonProblem.UNKNOWN_PROPERTY;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dualcarbon.energy.ingest.Body;
import io.dualcarbon.energy.ingest.CsvColumns;
import io.dualcarbon.energy.ingest.IngestProblem;
import io.dualcarbon.energy.ingest.JsonRows;
import io.dualcarbon.energy.ingest.RowDraft;
import io.dualcarbon.energy.ingest.RowProblem;
import io.dualcarbon.energy.ingest.Timestamps;
import io.dualcarbon.energy.registry.MeterRef;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Hours of weather as JSON or CSV. */
final class WeatherJson extends JsonRows<WeatherRow> {
    private static final CsvColumns COLUMNS = new CsvColumns(
            List.of("stationId", "stationCode"),
            List.of("start"),
            List.of("temperatureC", "irradiationWhM2"),
            Set.of("temperatureC", "irradiationWhM2"));

    WeatherJson(Body body) {
        super(body, "observations", COLUMNS);
    }

    @Override
    protected WeatherRow read(JsonParser json, int number) throws IOException {
        var draft = new RowDraft();
        var start = 0L;
        var temperature = Double.NaN;
        var irradiation = Double.NaN;
        for (var field = field(json, draft); field != null; field = field(json, draft)) {
            switch (field) {
                case "stationId" -> name(MeterRef.Kind.ID, json, draft, field);
                case "stationCode" -> name(MeterRef.Kind.CODE, json, draft, field);
                case "start" -> start = Timestamps.read(json, draft, field);
                case "temperatureC" -> temperature = number(json, draft, field, -90, 60);
                // More than the sun sends to the edge of the atmosphere: clouds may add their reflection.
                case "irradiationWhM2" -> irradiation = number(json, draft, field, 0, 1500);
                default -> {
                    draft.fail(UNKNOWN_PROPERTY, field);
                    json.skipChildren();
                }
            }
        }
        draft.require("start");
        if (draft.meter() == null) {
            draft.fail(WeatherProblem.STATION_NOT_NAMED);
        }
        if (Double.isNaN(temperature) && Double.isNaN(irradiation)) {
            draft.fail(WeatherProblem.NOTHING_OBSERVED);
        }
        return new WeatherRow(number, draft.meter(), start, temperature, irradiation, draft.problem());
    }

    private static void name(MeterRef.Kind kind, JsonParser json, RowDraft draft, String field) throws IOException {
        if (draft.meter() != null) {
            draft.fail(WeatherProblem.STATION_NOT_NAMED);
        }
        draft.name(kind, draft.text(json, field));
    }

    private static double number(JsonParser json, RowDraft draft, String field, int least, int most)
            throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return Double.NaN;
        }
        var isNumber = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                || json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
        if (isNoNumber(json) || (isNumber && json.isNaN())) {
            draft.fail(IngestProblem.NOT_A_NUMBER, 1);
        } else if (!isNumber) {
            draft.wrongType(json, field);
        } else {
            var value = json.getDoubleValue();
            if (value >= least && value <= most) {
                return value + 0.0; // no negative zero: it would look like another value
            }
            draft.fail(WeatherProblem.WEATHER_OUT_OF_RANGE, field, least, most);
        }
        return 0;
    }

    @Override
    protected WeatherRow unreadable(int number, RowProblem problem) {
        return new WeatherRow(number, null, 0, Double.NaN, Double.NaN, problem);
    }

    @Override
    protected int weight(WeatherRow row) {
        return 2;
    }
}
