package io.dualcarbon.platform.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request refused for a declared reason. Only {@link ProblemMappers} turns it into an answer. */
public final class ProblemException extends RuntimeException {
    private final transient ProblemType type;
    private final transient Object[] args;
    private final transient @Nullable Place place;

    ProblemException(ProblemType type, Object... args) {
        this(type, null, args);
    }

    private ProblemException(ProblemType type, @Nullable Place place, Object... args) {
        super(type.urn() + ": " + type.refusal().detail().in(Locale.ENGLISH, args));
        this.type = type;
        this.args = args;
        this.place = place;
    }

    /** Names the field, by the path the client sent, that led to the refusal. */
    public ProblemException at(String field) {
        return at(field, type.refusal().detail(), args);
    }

    /** As {@link #at(String)}, with a message of its own: what would have been right there. */
    public ProblemException at(String field, Text message, Object... messageArgs) {
        return new ProblemException(type, new Place(field, message, Arrays.asList(messageArgs)), args);
    }

    public ProblemType type() {
        return type;
    }

    public String detail(Locale locale) {
        return type.refusal().detail().in(locale, args);
    }

    boolean namesField() {
        return place != null;
    }

    List<Violation> violations(Locale locale) {
        return place == null
                ? List.of()
                : List.of(new Violation(place.field, place.message.in(locale, place.messageArgs.toArray())));
    }

    private record Place(String field, Text message, List<Object> messageArgs) {}
}
