package io.dualcarbon.platform.problem;

import java.util.List;
import java.util.Locale;

/** A request refused for a declared reason. Only {@link ProblemMappers} turns it into an answer. */
public final class ProblemException extends RuntimeException {
    private final transient ProblemType type;
    private final transient Object[] args;
    private final transient List<Violation> violations;

    ProblemException(ProblemType type, Object... args) {
        this(type, List.of(), args);
    }

    private ProblemException(ProblemType type, List<Violation> violations, Object... args) {
        super(type.urn() + ": " + type.refusal().detail().in(Locale.ENGLISH, args));
        this.type = type;
        this.args = args;
        this.violations = violations;
    }

    /** Names the field, by the path the client sent, that led to the refusal. */
    public ProblemException at(String field) {
        return new ProblemException(
                type, List.of(new Violation(field, type.refusal().detail().in(Locale.ENGLISH, args))), args);
    }

    public ProblemType type() {
        return type;
    }

    public String detail(Locale locale) {
        return type.refusal().detail().in(locale, args);
    }

    List<Violation> violations() {
        return violations;
    }
}
