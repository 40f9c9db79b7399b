package io.dualcarbon.energy.charging;

import static io.dualcarbon.platform.problem.CommonProblem.UNKNOWN_PROPERTY;
import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Charging sessions as JSON or CSV. */
final class ChargingJson extends JsonRows<ChargingRow> {
    private static final BigDecimal LARGEST_KWH = new BigDecimal("1e6");
    private static final int MOST_DECIMALS = 9;
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_CONNECTOR = 50;
    private static final long LONGEST_SECONDS = 7 * 86_400;

    private static final CsvColumns COLUMNS = new CsvColumns(
            List.of("stationId", "stationCode"),
            List.of("sessionId", "start", "end", "energyKwh"),
            List.of("connector"),
            Set.of("energyKwh"));

    ChargingJson(Body body) {
        super(body, "sessions", COLUMNS);
    }

    @Override
    protected ChargingRow read(JsonParser json, int number) throws IOException {
        var draft = new RowDraft();
        String sessionId = null;
        String connector = null;
        var start = 0L;
        var end = 0L;
        var energyKwh = BigDecimal.ZERO;
        for (var field = field(json, draft); field != null; field = field(json, draft)) {
            switch (field) {
                case "stationId" -> name(MeterRef.Kind.ID, json, draft, field);
                case "stationCode" -> name(MeterRef.Kind.CODE, json, draft, field);
                case "sessionId" -> sessionId = text(json, draft, field, LONGEST_ID);
                case "connector" -> connector = text(json, draft, field, LONGEST_CONNECTOR);
                case "start" -> start = Timestamps.read(json, draft, field);
                case "end" -> end = Timestamps.read(json, draft, field);
                case "energyKwh" -> energyKwh = energy(json, draft, field);
                default -> {
                    draft.fail(UNKNOWN_PROPERTY, field);
                    json.skipChildren();
                }
            }
        }
        draft.require("sessionId");
        draft.require("start");
        draft.require("end");
        draft.require("energyKwh");
        if (sessionId == null) {
            draft.fail(IngestProblem.PROPERTY_MISSING, "sessionId");
        }
        if (draft.meter() == null) {
            draft.fail(ChargingProblem.CHARGING_STATION_NOT_NAMED);
        }
        if (end <= start || end - start > LONGEST_SECONDS) {
            draft.fail(ChargingProblem.SESSION_TIME_INVALID);
        }
        return new ChargingRow(
                number,
                draft.meter(),
                sessionId,
                new ChargingSession(connector, start, end, energyKwh),
                draft.problem());
    }

    private static void name(MeterRef.Kind kind, JsonParser json, RowDraft draft, String field) throws IOException {
        if (draft.meter() != null) {
            draft.fail(ChargingProblem.CHARGING_STATION_NOT_NAMED);
        }
        draft.name(kind, draft.text(json, field));
    }

    private static @Nullable String text(JsonParser json, RowDraft draft, String field, int longest)
            throws IOException {
        var text = draft.text(json, field);
        if (text != null
                && (text.isBlank()
                        || text.length() > longest
                        || text.chars().anyMatch(Character::isISOControl)
                        || !UTF_8.newEncoder().canEncode(text))) {
            draft.fail(ChargingProblem.SESSION_TEXT_INVALID, field, longest);
        }
        return text;
    }

    private static BigDecimal energy(JsonParser json, RowDraft draft, String field) throws IOException {
        var isNumber = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                || json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
        if ((isNumber && json.isNaN()) || isNoNumber(json)) {
            draft.fail(IngestProblem.NOT_A_NUMBER, 1);
        } else if (isNumber) {
            var energy = json.getDecimalValue();
            if (energy.signum() < 0) {
                draft.fail(IngestProblem.NEGATIVE_VALUE, 1);
            } else if (energy.compareTo(LARGEST_KWH) > 0 || energy.scale() > MOST_DECIMALS) {
                draft.fail(IngestProblem.VALUE_OUT_OF_RANGE, 1);
            } else {
                return energy;
            }
        } else if (json.currentToken() == JsonToken.VALUE_NULL) {
            draft.fail(IngestProblem.PROPERTY_MISSING, field);
        } else {
            draft.wrongType(json, field);
        }
        return BigDecimal.ZERO;
    }

    @Override
    protected ChargingRow unreadable(int number, RowProblem problem) {
        return new ChargingRow(number, null, null, new ChargingSession(null, 0, 0, BigDecimal.ZERO), problem);
    }

    @Override
    protected int weight(ChargingRow row) {
        return 5;
    }
}
