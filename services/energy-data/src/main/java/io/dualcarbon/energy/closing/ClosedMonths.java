package io.dualcarbon.energy.closing;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Caller;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Guards the months whose figures stand: later changes are refused, or recorded as restatements. */
@ApplicationScoped
public class ClosedMonths {
    public static final String RESTATE = "readings:restate";

    private final Database database;
    private final Tenancy tenancy;
    private final Caller caller;
    private final Clock clock;

    ClosedMonths(Database database, Tenancy tenancy, Caller caller, Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.caller = caller;
        this.clock = clock;
    }

    public void requireMayRestate(Optional<String> reason) {
        if (reason.isPresent() && !caller.may(RESTATE)) {
            throw ClosingProblem.RESTATEMENT_FORBIDDEN.because();
        }
    }

    /** The months that take no change, as they are now. With a reason to restate there are none. */
    public Refused refused(Optional<String> restate) {
        return new Refused(restate.isPresent() ? Set.of() : months(), restate.isPresent());
    }

    /** Keeps every month from being closed until the transaction ends; fails if one was since it was asked. */
    public void hold(Refused refused) {
        lock("pg_advisory_xact_lock_shared");
        if (!refused.restates() && !months().equals(refused.months())) {
            throw ClosingProblem.MONTH_CLOSED_MEANWHILE.because();
        }
    }

    void lockForClosing() {
        lock("pg_advisory_xact_lock");
    }

    private void lock(String function) {
        database.ask(connection -> {
            try (var lock = connection.prepareStatement(
                    "select %s(hashtextextended('closing ' || ?, 0))".formatted(function))) {
                lock.setString(1, tenancy.id());
                return lock.execute();
            }
        });
    }

    private Set<YearMonth> months() {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("select month from closed_month where tenant_id = ?")) {
                query.setString(1, tenancy.id());
                var found = new HashSet<YearMonth>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(YearMonth.from(rows.getObject(1, LocalDate.class)));
                    }
                }
                return found;
            }
        });
    }

    /** As {@link #recordRestatements}, of days of meters. */
    public void recordMeterRestatements(UUID uploadId, Collection<ChangedDay> changes, Optional<String> reason) {
        if (reason.isPresent()) {
            recordRestatements(
                    uploadId,
                    changes.stream()
                            .map(change -> new RestatedDay(
                                    RestatedKind.METER,
                                    change.meterId(),
                                    change.day(),
                                    change.before(),
                                    change.after()))
                            .toList(),
                    reason);
        }
    }

    /**
     * Of the days changed by somebody who restates, keeps those of closed months, summed by month.
     *
     * @param uploadId of the upload or correction that changed them
     */
    public void recordRestatements(UUID uploadId, Collection<RestatedDay> changes, Optional<String> reason) {
        if (reason.isEmpty() || changes.isEmpty()) {
            return;
        }
        var closed = months();
        var sums = new HashMap<Restated, double[]>();
        for (var change : changes) {
            var month = YearMonth.from(change.day());
            if (closed.contains(month)) {
                var sum = sums.computeIfAbsent(
                        new Restated(change.kind(), change.subjectId(), month), none -> new double[2]);
                sum[0] += change.before();
                sum[1] += change.after();
            }
        }
        database.ask(connection -> insert(connection, uploadId, sums, reason.get()));
    }

    private int insert(Connection connection, UUID uploadId, Map<Restated, double[]> sums, String reason)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into restatement (tenant_id, upload_id, kind, subject_id, month, at, actor, reason,
                    quantity_before, quantity_after)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            for (var sum : sums.entrySet()) {
                insert.setString(1, tenancy.id());
                insert.setObject(2, uploadId);
                insert.setString(3, sum.getKey().kind().name());
                insert.setObject(4, sum.getKey().subjectId());
                insert.setObject(5, sum.getKey().month().atDay(1));
                insert.setObject(6, now);
                insert.setString(7, caller.name());
                insert.setString(8, reason);
                insert.setDouble(9, sum.getValue()[0]);
                insert.setDouble(10, sum.getValue()[1]);
                insert.addBatch();
            }
            return insert.executeBatch().length;
        }
    }

    private record Restated(RestatedKind kind, UUID subjectId, YearMonth month) {}

    /** The closed months that an upload may not touch. */
    public record Refused(Set<YearMonth> months, boolean restates) {
        public boolean contains(LocalDate day) {
            return !months.isEmpty() && months.contains(YearMonth.from(day));
        }

        /** The first closed month between the days, both counted; null if there is none. */
        public @Nullable YearMonth firstIn(LocalDate from, LocalDate last) {
            if (months.isEmpty()) {
                return null;
            }
            for (var month = YearMonth.from(from); !month.atDay(1).isAfter(last); month = month.plusMonths(1)) {
                if (months.contains(month)) {
                    return month;
                }
            }
            return null;
        }
    }
}
