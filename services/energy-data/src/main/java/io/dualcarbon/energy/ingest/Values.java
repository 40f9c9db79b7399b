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

    /** So many digits are exact in a double, and so is a power of ten: their quotient is the double nearest. */
    static final int EXACT_DIGITS = 15;

    static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Values() {}

    static boolean isNoNumber(String text) {
        return NOT_NUMBERS.contains(text);
    }

    /** The value at which the parser stands, NaN for null. {@code index} counts from 1. */
    static double read(JsonParser json, RowDraft draft, int index) throws IOException {
        switch (json.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                var usual = usual(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
                if (usual >= 0) {
                    return check(usual, draft, index);
                }
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

    /** A number of few digits and perhaps a point, which the parser has found to be well-formed; any other is -1. */
    private static double usual(char[] text, int from, int length) {
        if (length > EXACT_DIGITS) {
            return -1;
        }
        var digits = 0L;
        var decimals = 0;
        for (var i = from; i < from + length; i++) {
            var digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
            } else if (text[i] == '.') {
                decimals = from + length - 1 - i;
            } else {
                return -1;
            }
        }
        return digits / POWERS_OF_TEN[decimals];
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
