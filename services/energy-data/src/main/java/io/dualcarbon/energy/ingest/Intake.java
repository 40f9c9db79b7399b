package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.closing.ClosedMonths;
import io.dualcarbon.energy.rollup.DirtyMarks;
import io.dualcarbon.platform.problem.Language;
import io.dualcarbon.platform.turn.UploadTurns;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Takes in uploads part by part, each in a transaction of its own: what an answer says is committed before the answer is
 * sent. A body that breaks off leaves the parts before stored; sent again, they change nothing.
 */
@ApplicationScoped
public class Intake {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Rows of one part, whatever becomes of them: of refused ones there may be a million in a kilobyte. */
    private static final int PART_ROWS = 400_000;

    private final UploadLog log;
    private final ClosedMonths closedMonths;
    private final Consequences consequences;
    private final DirtyMarks marks;
    private final ManagedExecutor threads;
    private final CurrentVertxRequest request;
    private final UploadTurns turns;

    Intake(
            UploadLog log,
            ClosedMonths closedMonths,
            Consequences consequences,
            DirtyMarks marks,
            ManagedExecutor threads,
            CurrentVertxRequest request,
            UploadTurns turns) {
        this.log = log;
        this.closedMonths = closedMonths;
        this.consequences = consequences;
        this.marks = marks;
        this.threads = threads;
        this.request = request;
        this.turns = turns;
    }

    /**
     * Takes in a body to its end, and answers when its last part is committed.
     *
     * @param resubmits the upload whose refused rows the body holds
     */
    public <R> UploadView receive(
            UploadKind kind,
            RowSource<R> body,
            UploadOptions options,
            @Nullable UUID resubmits,
            Supplier<Part<R>> parts) {
        closedMonths.requireMayRestate(options.restate());
        var upload = new Running(kind, options, resubmits);
        var rejected = new RejectedRoom(Language.of(request.getCurrent()), body);
        try {
            Part<R> part = null;
            Outcome outcome = null;
            var taken = 0;
            while (true) {
                var turn = turns.toRead();
                try {
                    var rows = body.next();
                    if (rows.isEmpty()) {
                        break;
                    }
                    if (part == null || outcome == null) {
                        part = parts.get();
                        outcome = new Outcome(rejected, taken + 1);
                    }
                    outcome.expect(rows.size());
                    taken += rows.size();
                    part.take(rows, outcome);
                    outcome.keepRefused();
                } finally {
                    turn.giveBack();
                }
                if (part.isFull() || outcome.isFull() || outcome.rows() >= PART_ROWS) {
                    upload.store(part, outcome);
                    part = null;
                }
            }
            upload.finish(part, outcome);
            marks.announce();
            return upload.view();
        } finally {
            upload.await();
        }
    }

    /** One upload while it runs. At most one part of it is being stored, while the next one is read. */
    private final class Running {
        private final UUID id = UUID.randomUUID();
        private final UploadKind kind;
        private final UploadOptions options;
        private final @Nullable UUID resubmits;
        private final Totals totals = new Totals();
        private @Nullable CompletableFuture<Void> storing;
        private boolean logged;

        Running(UploadKind kind, UploadOptions options, @Nullable UUID resubmits) {
            this.kind = kind;
            this.options = options;
            this.resubmits = resubmits;
        }

        void store(Part<?> part, Outcome outcome) {
            await();
            if (part.isJudged()) {
                storing = threads.runAsync(() -> commitInTurn(part, outcome, false));
            } else {
                commitInTurn(part, outcome, false);
            }
        }

        void finish(@Nullable Part<?> part, @Nullable Outcome outcome) {
            await();
            commitInTurn(part, outcome, true);
        }

        void await() {
            if (storing != null) {
                var awaited = storing;
                storing = null;
                try {
                    awaited.join();
                } catch (CompletionException e) {
                    if (e.getCause() instanceof RuntimeException failure) {
                        throw failure;
                    }
                    throw e;
                }
            }
        }

        private void commitInTurn(@Nullable Part<?> part, @Nullable Outcome outcome, boolean isLast) {
            var turn = turns.toStore();
            try {
                commit(part, outcome, isLast);
            } finally {
                turn.giveBack();
            }
        }

        private void commit(@Nullable Part<?> part, @Nullable Outcome outcome, boolean isLast) {
            QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout((int) LONGEST.toSeconds()));
            var done = false;
            try {
                if (!options.dryRun()) {
                    log.open(id, kind, resubmits, logged);
                }
                if (part != null && outcome != null) {
                    var changed = part.store(id, outcome);
                    outcome.keepRefused();
                    totals.add(outcome);
                    consequences.of(changed, id, options.restate());
                    if (!options.dryRun()) {
                        log.keep(id, outcome.rejectedRows());
                    }
                }
                if (!options.dryRun()) {
                    log.count(id, totals, isLast);
                    if (isLast && resubmits != null) {
                        log.forgetResubmitted(resubmits);
                    }
                }
                done = true;
            } finally {
                if (done && !options.dryRun()) {
                    QuarkusTransaction.commit();
                    logged = true;
                } else {
                    QuarkusTransaction.rollback();
                }
            }
        }

        UploadView view() {
            return totals.view(options.dryRun() ? null : id);
        }
    }
}
