package io.dualcarbon.energy.ingest;

import io.dualcarbon.platform.problem.ProblemType;
import java.util.Locale;

/** Why one row is refused. Not an exception: an upload may hold a hundred thousand of them. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RowProblem(ProblemType type, Object... args) {
    String detail(Locale locale) {
        return type.refusal().detail().in(locale, args);
    }
}
