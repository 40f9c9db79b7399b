package io.dualcarbon.energy.weather;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
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
import io.dualcarbon.energy.weather.WeatherStore.Hour;
import io.dualcarbon.energy.weather.WeatherStore.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
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
        return intake.receive(kind(), new WeatherJson(body), options, resubmits, Part.judgedWhileStored(this::store));
    }

    private BlockStore.Changed store(List<WeatherRow> rows, UUID uploadId, Outcome outcome) {
        var days = new LocalDays(zone.get());
        var now = clock.instant();
        var due = NamedRow.judge(
                rows,
                stations.lock(NamedRow.refs(rows)),
                WeatherProblem.STATION_UNKNOWN,
                (row, station) -> problem(row, days, now),
                outcome);
        var changes = merge(due, outcome);
        weather.save(
                changes.hours(), changes.revisions(), uploadId, clock.instant().atOffset(ZoneOffset.UTC));
        return BlockStore.Changed.NOTHING; // no meter's day is touched
    }

    private static @Nullable RowProblem problem(WeatherRow row, LocalDays days, Instant now) {
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

    private Changes merge(List<Due<WeatherRow, UUID>> due, Outcome outcome) {
        var stored = new HashMap<Key, WeatherHour>();
        weather.find(
                        due.stream().map(Due::of).toList(),
                        due.stream().map(each -> each.row().start()).toList())
                .forEach(hour -> stored.put(new Key(hour.stationId(), hour.start()), hour.observed()));
        var changed = new HashMap<Key, WeatherHour>();
        var revisions = new ArrayList<Revision>();
        for (var each : due) {
            var row = each.row();
            var key = new Key(each.of(), row.start());
            var before = stored.getOrDefault(key, WeatherHour.NOTHING);
            var after = before.merge(new WeatherHour(row.temperatureC(), row.irradiationWhM2()));
            if (after.equals(before)) {
                continue;
            }
            if (before.isCorrectedBy(after)) {
                outcome.correct(row.number());
                revisions.add(new Revision(
                        new Hour(key.stationId(), key.start(), before), row.number(), changed.containsKey(key)));
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

    private record Key(UUID stationId, long start) {}

    private record Changes(List<Hour> hours, List<Revision> revisions) {}
}
