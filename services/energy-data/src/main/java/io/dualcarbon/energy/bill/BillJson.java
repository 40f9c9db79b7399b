package io.dualcarbon.energy.bill;

import static io.dualcarbon.platform.problem.CommonProblem.UNKNOWN_PROPERTY;

import com.fasterxml.jackson.core.JsonParser;
import io.dualcarbon.energy.ingest.Body;
import io.dualcarbon.energy.ingest.CsvColumns;
import io.dualcarbon.energy.ingest.IngestProblem;
import io.dualcarbon.energy.ingest.JsonRows;
import io.dualcarbon.energy.ingest.RowDraft;
import io.dualcarbon.energy.ingest.RowProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Bills as JSON or CSV. */
final class BillJson extends JsonRows<BillRow> {
    private static final CsvColumns COLUMNS = new CsvColumns(
            CsvColumns.METER_NAMES, List.of("from", "to", "quantity"), List.of("unit"), Set.of("quantity"));

    BillJson(Body body) {
        super(body, "periods", COLUMNS);
    }

    @Override
    protected BillRow read(JsonParser json, int number) throws IOException {
        var draft = new RowDraft();
        var from = LocalDate.EPOCH;
        var to = LocalDate.EPOCH;
        var quantity = BigDecimal.ZERO;
        for (var field = field(json, draft); field != null; field = field(json, draft)) {
            switch (field) {
                case "from" -> from = day(json, draft, field);
                case "to" -> to = day(json, draft, field);
                case "quantity" -> quantity = decimal(json, draft, field);
                default -> {
                    if (!readCommon(json, draft, field)) {
                        draft.fail(UNKNOWN_PROPERTY, field);
                        json.skipChildren();
                    }
                }
            }
        }
        draft.require("from");
        draft.require("to");
        draft.require("quantity");
        return new BillRow(number, draft.meter(), draft.unit(), from, to, quantity, draft.problem());
    }

    private static LocalDate day(JsonParser json, RowDraft draft, String field) throws IOException {
        var text = draft.text(json, field);
        try {
            if (text != null) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // told below
        }
        draft.fail(IngestProblem.PERIOD_INVALID);
        return LocalDate.EPOCH;
    }

    @Override
    protected BillRow unreadable(int number, RowProblem problem) {
        return new BillRow(number, null, null, LocalDate.EPOCH, LocalDate.EPOCH, BigDecimal.ZERO, problem);
    }

    /** A bill becomes a value of each of its days. */
    @Override
    protected int weight(BillRow row) {
        return (int) Math.max(1, Math.min(BillUpload.LONGEST_DAYS, ChronoUnit.DAYS.between(row.from(), row.to())));
    }
}
