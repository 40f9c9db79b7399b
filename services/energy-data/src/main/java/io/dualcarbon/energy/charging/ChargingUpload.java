package io.dualcarbon.energy.charging;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.charging.ChargingStore.Revision;
import io.dualcarbon.energy.charging.ChargingStore.SessionKey;
import io.dualcarbon.energy.closing.ClosedMonths;
import io.dualcarbon.energy.closing.RestatedDay;
import io.dualcarbon.energy.ingest.BlockStore;
import io.dualcarbon.energy.ingest.Body;
import io.dualcarbon.energy.ingest.IngestProblem;
import io.dualcarbon.energy.ingest.Intake;
import io.dualcarbon.energy.ingest.NamedRow;
import io.dualcarbon.energy.ingest.NamedRow.Due;
import io.dualcarbon.energy.ingest.Outcome;
import io.dualcarbon.energy.ingest.Part;
import io.dualcarbon.energy.ingest.RowProblem;
import io.dualcarbon.energy.ingest.RowReceiver;
import io.dualcarbon.energy.ingest.UploadKind;
import io.dualcarbon.energy.ingest.UploadOptions;
import io.dualcarbon.energy.ingest.UploadView;
import io.dualcarbon.platform.change.Changes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in charging sessions; one that is sent anew with other figures is corrected, and the old ones are kept. */
@ApplicationScoped
class ChargingUpload implements RowReceiver {
    /** By how much a sender's clock may be ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final Intake intake;
    private final ClosedMonths closedMonths;
    private final ChargingStore store;
    private final TenantZone zone;
    private final Changes changes;
    private final Clock clock;

    ChargingUpload(
            Intake intake,
            ClosedMonths closedMonths,
            ChargingStore store,
            TenantZone zone,
            Changes changes,
            Clock clock) {
        this.intake = intake;
        this.closedMonths = closedMonths;
        this.store = store;
        this.zone = zone;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public UploadKind kind() {
        return UploadKind.CHARGING_SESSIONS;
    }

    @Override
    public UploadView receive(Body body, UploadOptions options, @Nullable UUID resubmits) {
        var closed = QuarkusTransaction.requiringNew().call(() -> closedMonths.refused(options.restate()));
        return intake.receive(
                kind(),
                new ChargingJson(body),
                options,
                resubmits,
                Part.judgedWhileStored(
                        (rows, uploadId, outcome) -> store(rows, closed, options.restate(), uploadId, outcome)));
    }

    private BlockStore.Changed store(
            List<ChargingRow> rows,
            ClosedMonths.Refused closed,
            Optional<String> restate,
            UUID uploadId,
            Outcome outcome) {
        closedMonths.hold(closed);
        var days = new LocalDays(zone.get());
        var now = clock.instant();
        var due = NamedRow.judge(
                rows,
                store.lock(NamedRow.refs(rows)),
                ChargingProblem.CHARGING_STATION_UNKNOWN,
                (row, station) -> problem(row, days, closed, now),
                outcome);
        var stored = store.find(due.stream().map(ChargingUpload::key).toList());
        var changed = new HashMap<SessionKey, ChargingSession>();
        var revisions = new ArrayList<Revision>();
        merge(due, stored, closed, days, outcome, changed, revisions);
        var restated = new ArrayList<RestatedDay>();
        changed.forEach(
                (key, session) -> restated.addAll(Restated.days(key.stationId(), stored.get(key), session, days)));
        closedMonths.recordRestatements(uploadId, restated, restate);
        store.save(changed, revisions, uploadId, clock.instant().atOffset(ZoneOffset.UTC));
        if (!changed.isEmpty()) {
            var stations = changed.keySet().stream()
                    .map(SessionKey::stationId)
                    .distinct()
                    .sorted()
                    .toList();
            changes.record(
                    "charging-sessions.changed", uploadId, null, new ChargingSessionsChangedView(uploadId, stations));
        }
        return BlockStore.Changed.NOTHING; // no meter's day is touched
    }

    private static @Nullable RowProblem problem(
            ChargingRow row, LocalDays days, ClosedMonths.Refused closed, Instant now) {
        if (!LocalDays.isKept(row.session().firstDay(days))) {
            return new RowProblem(IngestProblem.START_OUT_OF_RANGE);
        }
        var end = Instant.ofEpochSecond(row.session().end());
        return end.isAfter(now.plus(CLOCK_TOLERANCE))
                ? new RowProblem(IngestProblem.READING_IN_FUTURE, end)
                : monthClosed(row.session(), days, closed);
    }

    private static @Nullable RowProblem monthClosed(
            ChargingSession session, LocalDays days, ClosedMonths.Refused closed) {
        var month = closed.firstIn(session.firstDay(days), session.lastDay(days));
        return month == null ? null : new RowProblem(IngestProblem.MONTH_CLOSED, month);
    }

    private static void merge(
            List<Due<ChargingRow, UUID>> due,
            Map<SessionKey, ChargingSession> stored,
            ClosedMonths.Refused closed,
            LocalDays days,
            Outcome outcome,
            Map<SessionKey, ChargingSession> changed,
            List<Revision> revisions) {
        for (var each : due) {
            var number = each.row().number();
            var session = each.row().session();
            var key = key(each);
            var before = changed.getOrDefault(key, stored.get(key));
            if (before == null) {
                outcome.accept(number);
            } else if (isSame(before, session)) {
                continue;
            } else {
                var problem = monthClosed(before, days, closed);
                if (problem != null) {
                    outcome.reject(number, each.row().ref(), problem);
                    continue;
                }
                outcome.correct(number);
                revisions.add(new Revision(key, before, number, changed.containsKey(key)));
            }
            changed.put(key, session);
        }
    }

    private static boolean isSame(ChargingSession a, ChargingSession b) {
        return a.start() == b.start()
                && a.end() == b.end()
                && a.energyKwh().compareTo(b.energyKwh()) == 0
                && Objects.equals(a.connector(), b.connector());
    }

    private static SessionKey key(Due<ChargingRow, UUID> due) {
        return new SessionKey(due.of(), Objects.requireNonNull(due.row().sessionId()));
    }
}
