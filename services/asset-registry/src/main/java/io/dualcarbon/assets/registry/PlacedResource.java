package io.dualcarbon.assets.registry;

import io.dualcarbon.platform.http.TimeRule;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The course of operations on a kind of record that decides in which figures something counts. */
public abstract class PlacedResource<N extends NewRecord, V, R extends RegistryRecord<N>>
        extends RegistryResource<N, V, R> {
    protected static final String RESTATE =
            "Why closed months are changed. With it energy data records as restatements what the change moves in them,"
                    + " which needs the right to restate; without it a change that reaches into a closed month is refused";

    private final RegistryRepository<N, R> records;
    private final ClosedMonths closedMonths;

    protected PlacedResource(
            RegistryRepository<N, R> records,
            Function<N, R> maker,
            Function<R, V> viewer,
            Class<V> view,
            RecordHistory history,
            RegistryClock clock,
            ClosedMonths closedMonths) {
        super(records, maker, viewer, view, history, clock);
        this.records = records;
        this.closedMonths = closedMonths;
    }

    /** Not within a transaction: another service may be asked. */
    protected RestResponse<V> place(UUID id, @Nullable String ifMatch, Optional<String> restate, Consumer<R> change) {
        return closedMonths.guard(restate, guard -> change(id, ifMatch, restate, guard, change));
    }

    /** What holds from a day on holds from one that the platform knows. */
    protected void requireDay(LocalDate validFrom) {
        if (!TimeRule.covers(validFrom)) {
            throw RegistryProblem.VALID_FROM_INVALID.of(records.recordKind()).at("validFrom");
        }
    }
}
