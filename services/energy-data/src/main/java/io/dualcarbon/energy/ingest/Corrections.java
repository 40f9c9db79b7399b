package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.closing.ClosedMonths;
import io.dualcarbon.energy.rollup.DirtyMarks;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Caller;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Lets people correct by hand what uploads brought, under the same rules and with the same consequences. */
@ApplicationScoped
public class Corrections {
    private final Database database;
    private final Tenancy tenancy;
    private final Caller caller;
    private final ClosedMonths closedMonths;
    private final Consequences consequences;
    private final DirtyMarks marks;
    private final Clock clock;

    Corrections(
            Database database,
            Tenancy tenancy,
            Caller caller,
            ClosedMonths closedMonths,
            Consequences consequences,
            DirtyMarks marks,
            Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.caller = caller;
        this.closedMonths = closedMonths;
        this.consequences = consequences;
        this.marks = marks;
        this.clock = clock;
    }

    /**
     * Makes a correction in a transaction of its own, and wakes the roll-up behind it.
     *
     * @param restate why closed months are changed; without it they take no change
     */
    public void make(CorrectionKind kind, Optional<String> restate, Change change) {
        closedMonths.requireMayRestate(restate);
        QuarkusTransaction.requiringNew().run(() -> {
            var closed = closedMonths.refused(restate);
            closedMonths.hold(closed);
            var id = UUID.randomUUID();
            var changed = change.make(id, closed);
            note(id, kind);
            consequences.of(changed, id, restate);
        });
        marks.announce();
    }

    private void note(UUID id, CorrectionKind kind) {
        database.ask(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into correction (tenant_id, correction_id, kind, made_at, actor) values (?, ?, ?, ?, ?)")) {
                insert.setString(1, tenancy.id());
                insert.setObject(2, id);
                insert.setString(3, kind.name());
                insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
                insert.setString(5, caller.name());
                return insert.executeUpdate();
            }
        });
    }

    /** What is corrected. */
    @FunctionalInterface
    public interface Change {
        /**
         * Makes it in the transaction at work, and says which days of meters that changed.
         *
         * @param id by which revisions name the correction, as they name uploads
         */
        BlockStore.Changed make(UUID id, ClosedMonths.Refused closed);
    }
}
