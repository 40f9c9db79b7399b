package io.dualcarbon.energy.weather;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
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
import io.dualcarbon.energy.weather.WeatherStore.Hour;
import io.dualcarbon.energy.weather.WeatherStore.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in hours of weather; what is observed anew corrects what was, and the old value is kept. */
@ApplicationScoped
class WeatherUpload implements RowReceiver {
    private static final int HOUR_SECONDS = 3600;

    private final Intake intake;
    private final StationStore stations;
    private final WeatherStore weather;
    private final TenantZone zone;
    private final Clock clock;

    WeatherUpload(Intake intake, StationStore stations, WeatherStore weather, TenantZone zone, Clock clock) {
        this.intake = intake;
        this.stations = stations;
        this.weather = weather;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public UploadKind kind() {
        return UploadKind.WEATHER_OBSERVATIONS;
    }

    @Override
    public UploadView receive(Body body, UploadOptions options, @Nullable UUID resubmits) {
        return intake.receive(kind(), new WeatherJson(body), options, resubmits, WeatherPart::new);
    }

    private final class WeatherPart implements Part<WeatherRow> {
        private List<WeatherRow> rows = List.of();

        @Override
        public void take(List<WeatherRow> someRows, Outcome outcome) {
            rows = someRows;
        }

        @Override
        public BlockStore.Changed store(UUID uploadId, Outcome outcome) {
            var due = check(rows, new LocalDays(zone.get()), outcome);
            var changes = merge(due, outcome);
            weather.save(
                    changes.hours(),
                    changes.revisions(),
                    uploadId,
                    clock.instant().atOffset(ZoneOffset.UTC));
            return BlockStore.Changed.NOTHING; // no meter's day is touched
        }
    }

    private List<Due> check(List<WeatherRow> rows, LocalDays days, Outcome outcome) {
        var refs = new HashSet<MeterRef>();
        for (var row : rows) {
            if (row.problem() == null && row.station() != null) {
                refs.add(row.station());
            }
        }
        var known = stations.lock(refs);
        var now = clock.instant();
        var due = new ArrayList<Due>();
        for (var row : rows) {
            var station = row.station() == null ? null : known.get(row.station());
            var problem = problem(row, station, days, now);
            if (problem != null) {
                outcome.reject(row.number(), row.station(), problem);
            } else if (station != null) {
                outcome.take(row.number()); // rows are told of in their order
                due.add(new Due(row, station));
            }
        }
        return due;
    }

    private static @Nullable RowProblem problem(WeatherRow row, @Nullable UUID station, LocalDays days, Instant now) {
        if (row.problem() != null) {
            return row.problem();
        }
        if (station == null) {
            return new RowProblem(
                    WeatherProblem.STATION_UNKNOWN,
                    row.station() == null ? "" : row.station().text());
        }
        var day = days.containing(row.start());
        if (!LocalDays.isKept(day.day())) {
            return new RowProblem(IngestProblem.START_OUT_OF_RANGE);
        }
        if ((row.start() - day.start()) % HOUR_SECONDS != 0) {
            return new RowProblem(WeatherProblem.HOUR_NOT_WHOLE, Instant.ofEpochSecond(row.start()));
        }
        var end = row.start() + HOUR_SECONDS;
        return end > now.getEpochSecond()
                ? new RowProblem(IngestProblem.READING_IN_FUTURE, Instant.ofEpochSecond(end))
                : null;
    }

    private Changes merge(List<Due> due, Outcome outcome) {
        var stored = new HashMap<Key, WeatherHour>();
        weather.find(
                        due.stream().map(Due::stationId).toList(),
                        due.stream().map(each -> each.row().start()).toList())
                .forEach(hour -> stored.put(new Key(hour.stationId(), hour.start()), hour.observed()));
        var changed = new HashMap<Key, WeatherHour>();
        var revisions = new ArrayList<Revision>();
        for (var each : due) {
            var row = each.row();
            var key = new Key(each.stationId(), row.start());
            var before = stored.getOrDefault(key, WeatherHour.NOTHING);
            var after = before.merge(new WeatherHour(row.temperatureC(), row.irradiationWhM2()));
            if (after.equals(before)) {
                continue;
            }
            if (before.isCorrectedBy(after)) {
                outcome.correct(row.number());
                revisions.add(new Revision(new Hour(key.stationId(), key.start(), before), row.number()));
            } else {
                outcome.accept(row.number());
            }
            stored.put(key, after);
            changed.put(key, after);
        }
        return new Changes(
                changed.entrySet().stream()
                        .map(entry -> new Hour(
                                entry.getKey().stationId(), entry.getKey().start(), entry.getValue()))
                        .toList(),
                revisions);
    }

    private record Due(WeatherRow row, UUID stationId) {}

    private record Key(UUID stationId, long start) {}

    private record Changes(List<Hour> hours, List<Revision> revisions) {}
}
