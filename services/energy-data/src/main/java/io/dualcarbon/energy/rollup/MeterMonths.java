package io.dualcarbon.energy.rollup;

import io.dualcarbon.energy.sql.CopyReader;
import io.dualcarbon.energy.sql.CopyWriter;
import io.dualcarbon.energy.sql.NumberedSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Computes what single meters counted, anew from the blocks of the days that changed. */
final class MeterMonths {
    private static final String STAGE = """
            create temporary table if not exists due_meter_month (
                no int, meter_id uuid, month date, from_day date, to_day date) on commit delete rows;
            create temporary table if not exists staged_meter_month (
                no int, total float8, apportioned_total float8, filled_total float8, covered_days float8, days int,
                day_totals float8[], day_apportioned float8[], day_filled float8[], day_covered float8[])
                on commit delete rows
            """;

    private static final String DUE = """
            insert into due_meter_month
            select row_number() over () - 1, id, month, min(from_day), max(to_day)
            from (
                select id, month::date, greatest(from_day, month::date) as from_day,
                       least(to_day, (month + interval '1 month - 1 day')::date) as to_day
                from taken_range
                cross join generate_series(date_trunc('month', from_day::timestamp), to_day, interval '1 month') as month
                where kind = 'METER') as part
            group by id, month
            """;

    /** The subqueries, here and below, make the database look up the rows of each meter. */
    private static final String KNOWN = """
            select d.month, d.from_day, d.to_day + 1, m.day_totals is not null, m.*
            from due_meter_month d left join lateral (
                select day_totals, day_apportioned, day_filled, day_covered from meter_month
                where tenant_id = %s and meter_id = d.meter_id and month = d.month
                offset 0) m on true
            order by d.no
            """;

    /** Days between constants leave out all other months. */
    private static final String BLOCKS = """
            select d.no, b.day - d.month, b.total, b.apportioned, b.filled_total, b.present::float8 / b.slots
            from due_meter_month d cross join lateral (
                select day, total, apportioned, filled_total, present, slots from interval_block
                where tenant_id = %s and meter_id = d.meter_id and day between d.from_day and d.to_day
                  and day between '%s' and '%s' and present > 0
                offset 0) b
            """;

    private static final String SAVE = """
            insert into meter_month (tenant_id, meter_id, month, total, apportioned_total, filled_total, covered_days,
                day_totals, day_apportioned, day_filled, day_covered)
            select ?1, d.meter_id, d.month, s.total, s.apportioned_total, s.filled_total, s.covered_days,
                   s.day_totals, s.day_apportioned, s.day_filled, s.day_covered
            from staged_meter_month s join due_meter_month d using (no)
            on conflict (tenant_id, meter_id, month) do update
            set total = excluded.total, apportioned_total = excluded.apportioned_total,
                filled_total = excluded.filled_total, covered_days = excluded.covered_days,
                day_totals = excluded.day_totals, day_apportioned = excluded.day_apportioned,
                day_filled = excluded.day_filled, day_covered = excluded.day_covered
            """;

    private static final String DELETE = """
            delete from meter_month m using due_meter_month d
            where m.tenant_id = ?1 and m.meter_id = d.meter_id and m.month = d.month
              and d.no not in (select no from staged_meter_month)
            """;

    private MeterMonths() {}

    /** Leaves the months that the taken ranges touch in {@code due_meter_month}. */
    static void compute(Connection connection, String tenant) throws SQLException {
        var sql = new NumberedSql(connection, tenant);
        sql.run(STAGE);
        if (sql.run(DUE) == 0) {
            return;
        }
        var months = known(connection, tenant);
        readBlocks(connection, tenant, months);
        var saved = 0;
        try (var rows = new CopyWriter(connection, "staged_meter_month")) {
            for (var no = 0; no < months.size(); no++) {
                var sums = months.get(no).sums();
                if (sums.days() > 0) {
                    sums.write(rows.row(MonthSums.COLUMNS + 1).putInt(no));
                    saved++;
                }
            }
            rows.finish();
        }
        sql.run(SAVE);
        if (saved < months.size()) {
            sql.run(DELETE);
        }
    }

    private static List<MeterMonth> known(Connection connection, String tenant) throws SQLException {
        var months = new ArrayList<MeterMonth>();
        CopyReader.read(connection, KNOWN.formatted(CopyReader.literal(connection, tenant)), row -> {
            var month = LocalDate.ofEpochDay(row.nextEpochDay());
            var first = LocalDate.ofEpochDay(row.nextEpochDay());
            var end = LocalDate.ofEpochDay(row.nextEpochDay());
            var sums = row.nextBoolean() ? new MonthSums(row) : new MonthSums(month.lengthOfMonth());
            months.add(new MeterMonth(first, end, sums));
        });
        return months;
    }

    private static void readBlocks(Connection connection, String tenant, List<MeterMonth> months) throws SQLException {
        var first = LocalDate.MAX;
        var end = LocalDate.MIN;
        for (var month : months) {
            first = first.isBefore(month.first()) ? first : month.first();
            end = end.isAfter(month.end()) ? end : month.end();
            month.sums()
                    .clear(
                            month.first().getDayOfMonth() - 1,
                            month.end().minusDays(1).getDayOfMonth());
        }
        var query = BLOCKS.formatted(CopyReader.literal(connection, tenant), first, end.minusDays(1));
        CopyReader.read(connection, query, row -> {
            var sums = months.get(row.nextInt()).sums();
            var day = row.nextInt();
            var total = row.nextDouble();
            var apportioned = row.nextBoolean();
            var filled = row.nextDouble();
            sums.put(day, total, apportioned ? total : 0, apportioned ? 0 : filled, row.nextDouble());
        });
    }

    /** A meter's month, of which the days in {@code [first, end)} are computed anew. */
    private record MeterMonth(LocalDate first, LocalDate end, MonthSums sums) {}
}
