package io.dualcarbon.energy.registry;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import java.sql.SQLException;
import java.util.Set;

/** Tells an event that fails by what it says, and would for ever, from a database that is away or busy. */
final class Poison {
    /** Data exceptions, broken constraints, and limits of the database, such as the length of a text in an index. */
    private static final Set<String> STATES = Set.of("22", "23", "54");

    private static final int CLASS_LENGTH = 2;

    private Poison() {}

    static boolean isCauseOf(RuntimeException failure) {
        var isOwn = true;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                var state = refused.getSQLState();
                return state != null
                        && state.length() > CLASS_LENGTH
                        && STATES.contains(state.substring(0, CLASS_LENGTH));
            }
            isOwn &= !(cause instanceof QuarkusTransactionException);
        }
        return isOwn;
    }

    static String reason(RuntimeException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
