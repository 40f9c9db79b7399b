package io.dualcarbon.energy.charging;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.charging.ChargingStore.Revision;
import io.dualcarbon.energy.charging.ChargingStore.SessionKey;
import io.dualcarbon.energy.ingest.BlockStore;
import io.dualcarbon.energy.ingest.Body;
import io.dualcarbon.energy.ingest.IngestProblem;
import io.dualcarbon.energy.ingest.Intake;
import io.dualcarbon.energy.ingest.Outcome;
import io.dualcarbon.energy.ingest.Part;
import io.dualcarbon.energy.ingest.RowProblem;
import io.dualcarbon.energy.ingest.RowReceiver;
import io.dualcarbon.energy.ingest.UploadKind;
import io.dualcarbon.energy.ingest.UploadOptions;
import io.dualcarbon.energy.ingest.UploadView;
import io.dualcarbon.energy.registry.MeterRef;
import io.dualcarbon.platform.change.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in charging sessions; one that is sent anew with other figures is corrected, and the old ones are kept. */
@ApplicationScoped
class ChargingUpload implements RowReceiver {
    /** By how much a sender's clock may be ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final Intake intake;
    private final ChargingStore store;
    private final TenantZone zone;
    private final Changes changes;
    private final Clock clock;

    ChargingUpload(Intake intake, ChargingStore store, TenantZone zone, Changes changes, Clock clock) {
        this.intake = intake;
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
        return intake.receive(kind(), new ChargingJson(body), options, resubmits, ChargingPart::new);
    }

    private final class ChargingPart implements Part<ChargingRow> {
        private List<ChargingRow> rows = List.of();

        @Override
        public void take(List<ChargingRow> someRows, Outcome outcome) {
            rows = someRows;
        }

        @Override
        public BlockStore.Changed store(UUID uploadId, Outcome outcome) {
            var due = check(rows, new LocalDays(zone.get()), outcome);
            var changed = new HashMap<SessionKey, ChargingSession>();
            var revisions = new ArrayList<Revision>();
            merge(due, outcome, changed, revisions);
            store.save(changed, revisions, uploadId, clock.instant().atOffset(ZoneOffset.UTC));
            if (!changed.isEmpty()) {
                var stations = changed.keySet().stream()
                        .map(SessionKey::stationId)
                        .distinct()
                        .sorted()
                        .toList();
                changes.record(
                        "charging-sessions.changed",
                        uploadId,
                        null,
                        new ChargingSessionsChangedView(uploadId, stations));
            }
            return new BlockStore.Changed(List.of()); // no meter's day is touched
        }
    }

    private List<Due> check(List<ChargingRow> rows, LocalDays days, Outcome outcome) {
        var refs = new HashSet<MeterRef>();
        for (var row : rows) {
            if (row.problem() == null && row.station() != null) {
                refs.add(row.station());
            }
        }
        var known = store.lock(refs);
        var now = clock.instant();
        var due = new ArrayList<Due>();
        for (var row : rows) {
            var station = row.station() == null ? null : known.get(row.station());
            var problem = problem(row, station, days, now);
            if (problem != null) {
                outcome.reject(row.number(), row.station(), problem);
            } else if (station != null && row.sessionId() != null) {
                outcome.take(row.number());
                due.add(new Due(row, new SessionKey(station, row.sessionId())));
            }
        }
        return due;
    }

    private static @Nullable RowProblem problem(ChargingRow row, @Nullable UUID station, LocalDays days, Instant now) {
        if (row.problem() != null) {
            return row.problem();
        }
        if (station == null) {
            return new RowProblem(
                    ChargingProblem.CHARGING_STATION_UNKNOWN,
                    row.station() == null ? "" : row.station().text());
        }
        if (!LocalDays.isKept(days.containing(row.session().start()).day())) {
            return new RowProblem(IngestProblem.START_OUT_OF_RANGE);
        }
        var end = Instant.ofEpochSecond(row.session().end());
        return end.isAfter(now.plus(CLOCK_TOLERANCE)) ? new RowProblem(IngestProblem.READING_IN_FUTURE, end) : null;
    }

    private void merge(
            List<Due> due, Outcome outcome, Map<SessionKey, ChargingSession> changed, List<Revision> revisions) {
        var stored = store.find(due.stream().map(Due::key).toList());
        for (var each : due) {
            var number = each.row().number();
            var session = each.row().session();
            var before = stored.get(each.key());
            if (before == null) {
                outcome.accept(number);
            } else if (isSame(before, session)) {
                continue;
            } else {
                outcome.correct(number);
                revisions.add(new Revision(each.key(), before, number));
            }
            stored.put(each.key(), session);
            changed.put(each.key(), session);
        }
    }

    private static boolean isSame(ChargingSession a, ChargingSession b) {
        return a.start() == b.start()
                && a.end() == b.end()
                && a.energyKwh().compareTo(b.energyKwh()) == 0
                && Objects.equals(a.connector(), b.connector());
    }

    private record Due(ChargingRow row, SessionKey key) {}
}
