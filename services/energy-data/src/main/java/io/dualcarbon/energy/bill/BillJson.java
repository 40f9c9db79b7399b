package io.dualcarbon.energy.bill;

import static io.dualcarbon.platform.problem.CommonProblem.UNKNOWN_PROPERTY;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dualcarbon.energy.ingest.Body;
import io.dualcarbon.energy.ingest.IngestProblem;
import io.dualcarbon.energy.ingest.JsonRows;
import io.dualcarbon.energy.ingest.RowDraft;
import io.dualcarbon.energy.ingest.RowProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Bills as JSON. */
final class BillJson extends JsonRows<BillRow> {
    private static final BigDecimal LARGEST = new BigDecimal("1e12");
    private static final int MOST_DECIMALS = 12;

    BillJson(Body body) {
        super(body, "periods");
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
                case "quantity" -> quantity = quantity(json, draft, field);
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

    private static BigDecimal quantity(JsonParser json, RowDraft draft, String field) throws IOException {
        var isNumber = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                || json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
        if ((isNumber && json.isNaN()) || isNoNumber(json)) {
            draft.fail(IngestProblem.NOT_A_NUMBER, 1);
        } else if (isNumber) {
            var quantity = json.getDecimalValue();
            if (quantity.signum() < 0) {
                draft.fail(IngestProblem.NEGATIVE_VALUE, 1);
            } else if (quantity.compareTo(LARGEST) > 0 || quantity.scale() > MOST_DECIMALS) {
                draft.fail(IngestProblem.VALUE_OUT_OF_RANGE, 1);
            } else {
                return quantity;
            }
        } else {
            draft.wrongType(json, field);
        }
        return BigDecimal.ZERO;
    }

    @Override
    protected BillRow unreadable(int number, RowProblem problem) {
        return new BillRow(number, null, null, LocalDate.EPOCH, LocalDate.EPOCH, BigDecimal.ZERO, problem);
    }

    @Override
    protected int weight(BillRow row) {
        return 1;
    }
}
