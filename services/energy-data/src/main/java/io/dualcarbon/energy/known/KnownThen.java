package io.dualcarbon.energy.known;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.energy.sql.NumberedSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Lets a question be answered as it would have been at an instant that has passed. In the schema {@code known} stand
 * tables under their own names as they were known then: a transaction that looks there first reads them by the same
 * statements as today's.
 */
@ApplicationScoped
public class KnownThen {
    public static final String AS_OF =
            "As it would have been answered then, to the second: by the values, meters, trees and"
                    + " places that were known, and what was open then is open. It is worked out anew from these, so that it has"
                    + " always caught up, but for formulas, which are as they had been computed. What was just being written"
                    + " counts. Coefficients and benchmarks are those of today, by their ids. What the registry had told when"
                    + " this service began to keep its history counts as known from the beginning."
                    + " At most 500,000 days of meters are summed; an instant to come is refused";

    private static final String LOOK_THERE =
            "select set_config('search_path', 'known, public', true), set_config('app.known_at', ?1, true)";

    private final Database database;
    private final Clock clock;

    KnownThen(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** From here on the transaction reads what was known then, if the question names an instant. */
    public Now read(Optional<Instant> asOf) {
        var now = clock.instant();
        if (asOf.isEmpty()) {
            return new Now(now, false);
        }
        var then = asOf.get().truncatedTo(ChronoUnit.SECONDS);
        if (then.isAfter(now)) {
            throw KnownProblem.AS_OF_IN_FUTURE.because(asOf.get()).at("asOf");
        }
        database.ask(connection -> new NumberedSql(connection, then.toString()).run(LOOK_THERE));
        return new Now(then, true);
    }
}
