package io.dualcarbon.platform.record;

import io.dualcarbon.platform.problem.ProblemException;
import java.util.Set;
import java.util.function.Supplier;

/** Where a record with a life stands: an enum whose {@link #next()} is the whole state machine. */
public interface Stage<S extends Stage<S>> {
    /** Where it can go from here; nowhere at the end of a life. */
    Set<S> next();

    /** The stage that follows, or why it cannot. */
    default S to(S following, Supplier<ProblemException> refusal) {
        if (!next().contains(following)) {
            throw refusal.get();
        }
        return following;
    }
}
