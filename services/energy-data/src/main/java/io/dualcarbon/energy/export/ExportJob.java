package io.dualcarbon.energy.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.daily.Rounding;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.energy.registry.Node;
import io.dualcarbon.energy.registry.NodeContents;
import io.dualcarbon.energy.series.MeterPoints;
import io.dualcarbon.energy.series.PointView;
import io.dualcarbon.energy.series.Resolution;
import io.dualcarbon.energy.series.SeriesReason;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.job.JobKind;
import io.dualcarbon.platform.job.JobRun;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a file. It reads a month of one meter at a time: memory stays the same for any length. */
@ApplicationScoped
class ExportJob implements JobKind {
    private static final int MONTHS_AT_A_TIME = 12;

    private final NodeContents contents;
    private final MeterDirectory meters;
    private final MeterPoints points;
    private final TenantZone zone;
    private final Database database;
    private final Tenancy tenancy;
    private final ObjectMapper json;

    ExportJob(
            NodeContents contents,
            MeterDirectory meters,
            MeterPoints points,
            TenantZone zone,
            Database database,
            Tenancy tenancy,
            ObjectMapper json) {
        this.contents = contents;
        this.meters = meters;
        this.points = points;
        this.zone = zone;
        this.database = database;
        this.tenancy = tenancy;
        this.json = json;
    }

    @Override
    public String name() {
        return "EXPORT";
    }

    @Override
    public void run(JsonNode input, JobRun run) throws IOException {
        var export = json.treeToValue(input, NewExport.class);
        var days = new LocalDays(run.inTransaction(zone::get));
        var range = TimeRange.of(export.from(), export.to(), days.zone());
        var first = export.resolution().first(range.firstDay(days.zone()));
        var end = export.resolution()
                .first(range.endDay(days.zone()).minusDays(1))
                .plus(export.resolution().length());
        var fileName = "%s-%s-%s.%s"
                .formatted(
                        export.what().name().toLowerCase(Locale.ROOT),
                        first,
                        end,
                        export.format().extension());
        try (var file = run.result(export.format().mediaType(), fileName);
                var table =
                        ExportTable.open(export.format(), file, export.what().columns())) {
            switch (export.what()) {
                case SERIES -> series(export, first, end, days, table, run);
                case CONSUMPTION -> consumption(export, first, end, table, run);
            }
        }
    }

    private void series(NewExport export, LocalDate first, LocalDate end, LocalDays days, ExportTable table, JobRun run)
            throws IOException {
        var ids = run.inTransaction(() -> contents.metersBetween(export.subject(), first, end));
        for (var i = 0; i < ids.size(); i++) {
            run.progress(i, ids.size());
            var id = ids.get(i);
            var meter = run.inTransaction(() -> meters.get(id));
            for (var from = first; from.isBefore(end); from = next(from, end, export.resolution())) {
                var begin = from;
                var stop = next(from, end, export.resolution());
                for (var point : run.inTransaction(() -> points.read(meter, begin, stop, export.resolution(), days))) {
                    write(table, meter, point);
                }
            }
        }
        run.progress(ids.size(), ids.size());
    }

    /** A month within days; else some buckets together. */
    private static LocalDate next(LocalDate from, LocalDate end, Resolution resolution) {
        var next = switch (resolution) {
            case RAW, PT15M, PT30M, PT1H -> from.plusMonths(1);
            case P1D, P1M -> from.plusMonths(MONTHS_AT_A_TIME);
            case P1Y -> end;
        };
        return next.isBefore(end) ? next : end;
    }

    private static void write(ExportTable table, Meter meter, PointView point) throws IOException {
        table.row(
                meter.id().toString(),
                meter.code(),
                meter.carrier().name(),
                meter.direction().name(),
                point.start(),
                point.value(),
                meter.carrier().baseUnit(),
                point.coverage(),
                Boolean.TRUE.equals(point.apportioned()) ? "true" : null,
                Boolean.TRUE.equals(point.filled()) ? "true" : null,
                reasons(point.reasons()));
    }

    private static @Nullable String reasons(@Nullable List<SeriesReason> reasons) {
        return reasons == null ? null : reasons.stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    private void consumption(NewExport export, LocalDate first, LocalDate end, ExportTable table, JobRun run)
            throws IOException {
        var node = export.subject().node().orElseThrow();
        var done = 0L;
        var total = end.toEpochDay() - first.toEpochDay();
        for (var from = first; from.isBefore(end); from = next(from, end, export.resolution())) {
            run.progress(done, total);
            var start = from;
            var stop = next(from, end, export.resolution());
            for (var row : run.inTransaction(() -> rows(node, start, stop, export.resolution()))) {
                table.row(row);
            }
            done = stop.toEpochDay() - first.toEpochDay();
        }
        run.progress(total, total);
    }

    private List<@Nullable Object[]> rows(Node node, LocalDate from, LocalDate to, Resolution resolution) {
        var unit = switch (resolution) {
            case P1M -> "month";
            case P1Y -> "year";
            case RAW, PT15M, PT30M, PT1H, P1D -> "day";
        };
        var length = switch (resolution) {
            case P1M -> 7;
            case P1Y -> 4;
            case RAW, PT15M, PT30M, PT1H, P1D -> 10;
        };
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select date_trunc(?, day::timestamp)::date::text, carrier, direction, end_use,
                           sum(total order by day), sum(total - apportioned_total - filled_total order by day)
                    from rollup_day
                    where tenant_id = ? and node_kind = ? and node_id = ? and month > ?::date - 31 and month < ?
                      and day >= ? and day < ?
                    group by 1, 2, 3, 4 order by 1, 2, 3, 4
                    """)) {
                query.setString(1, unit);
                query.setString(2, tenancy.id());
                query.setString(3, node.kind().name());
                query.setObject(4, node.id());
                query.setObject(5, from);
                query.setObject(6, to);
                query.setObject(7, from);
                query.setObject(8, to);
                var found = new ArrayList<@Nullable Object[]>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(new @Nullable Object[] {
                            rows.getString(1).substring(0, length),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            Rounding.quantity(rows.getDouble(5)),
                            Carrier.valueOf(rows.getString(2)).baseUnit(),
                            Rounding.quantity(rows.getDouble(6))
                        });
                    }
                }
                return found;
            }
        });
    }
}
