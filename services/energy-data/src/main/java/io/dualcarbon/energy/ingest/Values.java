package io.dualcarbon.energy.ingest;

import static io.dualcarbon.platform.problem.CommonProblem.WRONG_TYPE;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Set;

/** What counts as a value of a meter. */
final class Values {
    /** Far above what any meter of a district counts in an interval, far below where doubles lose the third decimal. */
    static final double LARGEST = 1e9;

    private static final Set<String> NOT_NUMBERS = Set.of("NaN", "Infinity", "-Infinity", "INF", "-INF", "+INF");

    private Values() {}

    static boolean isNoNumber(String text) {
        return NOT_NUMBERS.contains(text);
    }

    /** The value at which the parser stands, NaN for null. {@code index} counts from 1. */
    static double read(JsonParser json, RowDraft draft, int index) throws IOException {
        switch (json.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                if (json.isNaN()) {
                    draft.fail(IngestProblem.NOT_A_NUMBER, index);
                    return Double.NaN;
                }
                return check(json.getDoubleValue(), draft, index);
            }
            case VALUE_NULL -> {
                return Double.NaN;
            }
            case VALUE_STRING -> {
                if (isNoNumber(json.getText())) {
                    draft.fail(IngestProblem.NOT_A_NUMBER, index);
                } else {
                    draft.fail(WRONG_TYPE, "value " + index);
                }
                return Double.NaN;
            }
            default -> {
                draft.wrongType(json, "value " + index);
                return Double.NaN;
            }
        }
    }

    static double check(double value, RowDraft draft, int index) {
        if (value < 0) {
            draft.fail(IngestProblem.NEGATIVE_VALUE, index);
        } else if (value > LARGEST) {
            draft.fail(IngestProblem.VALUE_OUT_OF_RANGE, index);
        }
        return value + 0.0; // no negative zero: it would look like another value
    }
}
