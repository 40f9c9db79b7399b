package io.dualcarbon.energy.charging;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.charging.ChargingStore.Revision;
import io.dualcarbon.energy.charging.ChargingStore.SessionKey;
import io.dualcarbon.energy.closing.ClosedMonths;
import io.dualcarbon.energy.ingest.BlockStore;
import io.dualcarbon.energy.ingest.CorrectionKind;
import io.dualcarbon.energy.ingest.Corrections;
import io.dualcarbon.energy.registry.MeterRef;
import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.http.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes back charging sessions that were sent by mistake. */
@ApplicationScoped
class ChargingCorrections {
    private final Corrections corrections;
    private final ChargingStore store;
    private final ClosedMonths closedMonths;
    private final TenantZone zone;
    private final Changes changes;
    private final Clock clock;

    ChargingCorrections(
            Corrections corrections,
            ChargingStore store,
            ClosedMonths closedMonths,
            TenantZone zone,
            Changes changes,
            Clock clock) {
        this.corrections = corrections;
        this.store = store;
        this.closedMonths = closedMonths;
        this.zone = zone;
        this.changes = changes;
        this.clock = clock;
    }

    void delete(UUID stationId, String sessionId, @Nullable String ifMatch, Optional<String> restate) {
        corrections.make(CorrectionKind.CHARGING_SESSION_DELETED, restate, (id, closed) -> {
            var station = store.get(stationId);
            store.lock(List.of(new MeterRef(MeterRef.Kind.ID, stationId.toString())));
            var key = new SessionKey(stationId, sessionId);
            var before = store.find(List.of(key)).get(key);
            if (before == null) {
                throw ChargingProblem.CHARGING_SESSION_NOT_FOUND.because(station.code(), sessionId);
            }
            var days = new LocalDays(zone.get());
            Versions.requireMatch(
                    ifMatch, store.session(station, sessionId, days.zone()).version());
            var closedMonth = closed.firstIn(before.firstDay(days), before.lastDay(days));
            if (closedMonth != null) {
                throw ChargingProblem.CHARGING_MONTH_CLOSED.because(closedMonth).at("sessionId");
            }
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            store.save(Map.of(), List.of(new Revision(key, before, 0, false)), id, now);
            store.delete(key);
            closedMonths.recordRestatements(id, Restated.days(stationId, before, null, days), restate);
            changes.record(
                    "charging-sessions.changed", id, null, new ChargingSessionsChangedView(id, List.of(stationId)));
            return BlockStore.Changed.NOTHING;
        });
    }
}
