package io.dualcarbon.energy.ingest;

import static io.dualcarbon.platform.problem.CommonProblem.WRONG_TYPE;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dualcarbon.energy.registry.MeterRef;
import io.dualcarbon.platform.problem.ProblemType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row while it is being read. Keeps the first thing that is wrong with it and reads on to its end. */
public final class RowDraft {
    /** More than rows of any kind have: behind them only names follow that are refused anyway. */
    private static final int MOST_SEEN = 32;

    /** Few enough to look through: a set a row would be half of the work. */
    private final List<String> seen = new ArrayList<>(6);

    private @Nullable MeterRef meter;
    private @Nullable String unit;
    private @Nullable RowProblem problem;

    void seen(String name) {
        if (seen.contains(name)) {
            fail(IngestProblem.PROPERTY_REPEATED, name);
        } else if (seen.size() < MOST_SEEN) {
            seen.add(name);
        }
    }

    public void require(String name) {
        if (!seen.contains(name)) {
            fail(IngestProblem.PROPERTY_MISSING, name);
        }
    }

    public void fail(ProblemType type, Object... args) {
        if (problem == null) {
            problem = new RowProblem(type, args);
        }
    }

    public void name(MeterRef.Kind kind, @Nullable String text) {
        if (text != null) {
            if (meter != null) {
                fail(IngestProblem.METER_NOT_NAMED);
            }
            if (text.length() > MeterRef.LONGEST || hasControl(text)) {
                fail(IngestProblem.NAME_INVALID, MeterRef.LONGEST);
            }
            meter = new MeterRef(kind, text);
        }
    }

    private static boolean hasControl(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    void unit(@Nullable String text) {
        unit = text;
    }

    /** The text at which the parser stands; null if it is null or no text. */
    public @Nullable String text(JsonParser json, String name) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        if (json.currentToken() != JsonToken.VALUE_NULL) {
            wrongType(json, name);
        }
        return null;
    }

    public void wrongType(JsonParser json, String name) throws IOException {
        fail(WRONG_TYPE, name);
        json.skipChildren();
    }

    public @Nullable MeterRef meter() {
        return meter;
    }

    public @Nullable String unit() {
        return unit;
    }

    /** What is wrong with the row, once it was read to its end. */
    public @Nullable RowProblem problem() {
        if (problem == null && meter == null) {
            fail(IngestProblem.METER_NOT_NAMED);
        }
        return problem;
    }
}
