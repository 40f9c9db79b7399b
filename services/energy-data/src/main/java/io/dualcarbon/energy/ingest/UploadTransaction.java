package io.dualcarbon.energy.ingest;

import io.dualcarbon.platform.change.Changes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.UUID;

/** Stores an upload as a whole, or nothing of it: what an answer says is committed before the answer is sent. */
@ApplicationScoped
public class UploadTransaction {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Changes changes;
    private final Clock clock;

    UploadTransaction(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    public UploadView run(boolean dryRun, Locale locale, Work work) {
        var uploadId = UUID.randomUUID();
        var outcome = new Outcome(locale);
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout((int) LONGEST.toSeconds()));
        var done = false;
        try {
            var changed = work.store(uploadId, clock.instant().atOffset(ZoneOffset.UTC), outcome);
            var view = outcome.view();
            if (!changed.isEmpty()) {
                record(uploadId, changed, view);
            }
            done = true;
            return view;
        } finally {
            if (done && !dryRun) {
                QuarkusTransaction.commit();
            } else {
                QuarkusTransaction.rollback();
            }
        }
    }

    private void record(UUID uploadId, BlockStore.Changed changed, UploadView view) {
        var days = changed.days().values();
        changes.record(
                "consumption.changed",
                uploadId,
                null,
                new ConsumptionChangedView(
                        uploadId,
                        List.copyOf(changed.days().keySet()),
                        first(days),
                        last(days).plusDays(1),
                        view.accepted(),
                        view.corrected()));
    }

    private static LocalDate first(Collection<NavigableSet<LocalDate>> days) {
        return days.stream().map(NavigableSet::first).min(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate last(Collection<NavigableSet<LocalDate>> days) {
        return days.stream().map(NavigableSet::last).max(LocalDate::compareTo).orElseThrow();
    }

    /** Stores the rows and says which days that changed. */
    public interface Work {
        BlockStore.Changed store(UUID uploadId, OffsetDateTime now, Outcome outcome);
    }
}
