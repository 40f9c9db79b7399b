package io.dualcarbon.energy.register;

import static io.dualcarbon.platform.problem.CommonProblem.UNKNOWN_PROPERTY;

import com.fasterxml.jackson.core.JsonParser;
import io.dualcarbon.energy.ingest.Body;
import io.dualcarbon.energy.ingest.CsvColumns;
import io.dualcarbon.energy.ingest.JsonRows;
import io.dualcarbon.energy.ingest.RowDraft;
import io.dualcarbon.energy.ingest.RowProblem;
import io.dualcarbon.energy.ingest.Timestamps;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Reads of registers as JSON or CSV. */
final class RegisterJson extends JsonRows<RegisterRow> {
    /** A read changes days up to the reads beside it, mostly a month away. */
    private static final int DAYS_OF_A_READ = 60;

    private static final CsvColumns COLUMNS =
            new CsvColumns(CsvColumns.METER_NAMES, List.of("at", "reading"), List.of("unit"), Set.of("reading"));

    RegisterJson(Body body) {
        super(body, "reads", COLUMNS);
    }

    @Override
    protected RegisterRow read(JsonParser json, int number) throws IOException {
        var draft = new RowDraft();
        var at = 0L;
        var reading = BigDecimal.ZERO;
        for (var field = field(json, draft); field != null; field = field(json, draft)) {
            switch (field) {
                case "at" -> at = Timestamps.read(json, draft, field);
                case "reading" -> reading = decimal(json, draft, field);
                default -> {
                    if (!readCommon(json, draft, field)) {
                        draft.fail(UNKNOWN_PROPERTY, field);
                        json.skipChildren();
                    }
                }
            }
        }
        draft.require("at");
        draft.require("reading");
        return new RegisterRow(number, draft.meter(), draft.unit(), at, reading, draft.problem());
    }

    @Override
    protected RegisterRow unreadable(int number, RowProblem problem) {
        return new RegisterRow(number, null, null, 0, BigDecimal.ZERO, problem);
    }

    @Override
    protected int weight(RegisterRow row) {
        return DAYS_OF_A_READ;
    }
}
