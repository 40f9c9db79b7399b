package io.dualcarbon.energy.rollup;

import io.dualcarbon.energy.sql.CopyReader;
import io.dualcarbon.energy.sql.CopyWriter;
import io.dualcarbon.energy.sql.NumberedSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.TreeMap;

/** Computes what nodes consumed, anew from the months of their meters. */
final class NodeMonths {
    private static final String STAGE = """
            create temporary table if not exists due_node_month (
                no int, node_kind text, node_id uuid, carrier text, direction text, end_use text, month date)
                on commit delete rows;
            create temporary table if not exists staged_node_month (
                no int, illustrative boolean, total float8, apportioned_total float8, filled_total float8,
                covered_days float8, days int, day_totals float8[], day_apportioned float8[], day_filled float8[],
                day_covered float8[]) on commit delete rows
            """;

    /**
     * Of the meters that changed; of nodes that did, also what they had before. The subqueries, here and below, make the
     * database look up each by its key: it knows too little about the staged rows to choose that by itself.
     */
    private static final String DUE = """
            insert into due_node_month
            select row_number() over () - 1, key.*
            from (
                select n.*, d.month
                from due_meter_month d cross join lateral (
                    select node_kind, node_id, carrier, direction, end_use from node_meter
                    where tenant_id = ?1 and meter_id = d.meter_id and d.from_day < to_day and d.to_day >= from_day
                    offset 0) n
                union
                select n.*, month::date
                from taken_range t cross join lateral (
                    select node_kind, node_id, carrier, direction, end_use from node_meter
                    where tenant_id = ?1 and node_kind = t.kind and node_id = t.id
                    offset 0) n
                cross join generate_series(date_trunc('month', t.from_day::timestamp), t.to_day, interval '1 month')
                    as month
                union
                select r.*
                from taken_range t cross join lateral (
                    select node_kind, node_id, carrier, direction, end_use, month from rollup_month
                    where tenant_id = ?1 and node_kind = t.kind and node_id = t.id
                      and month between date_trunc('month', t.from_day::timestamp)::date and t.to_day
                    offset 0) r) as key
            """;

    /** Each month of a meter once, with all it is part of; in the order of the meters, so that equal data give equal bits. */
    private static final String PARTS = """
            select p.nos, p.froms, p.tos, p.signs, p.illustrative, m.*
            from (
                select n.meter_id, d.month, array_agg(d.no) as nos,
                       array_agg(greatest(n.from_day, d.month) - d.month) as froms,
                       array_agg(least(n.to_day, (d.month + interval '1 month')::date) - d.month) as tos,
                       array_agg(n.sign) as signs, bool_or(n.illustrative) as illustrative
                from due_node_month d cross join lateral (
                    select meter_id, from_day, to_day, sign, illustrative from node_meter
                    where tenant_id = %1$s and node_kind = d.node_kind and node_id = d.node_id
                      and carrier = d.carrier and direction = d.direction and end_use = d.end_use
                      and from_day < (d.month + interval '1 month')::date and to_day > d.month
                    offset 0) n
                group by n.meter_id, d.month) as p
            cross join lateral (
                select day_totals, day_apportioned, day_filled, day_covered from meter_month
                where tenant_id = %1$s and meter_id = p.meter_id and month = p.month
                offset 0) m
            order by p.meter_id
            """;

    /** Nobody closes a month until the sums are saved, or their move would be recorded nowhere. */
    private static final String HOLD = "select pg_advisory_xact_lock_shared(hashtextextended('closing ' || ?1, 0))";

    /**
     * Of nodes that meters came to or left, as far as it moves sums of closed months: whoever may restate has said why, or
     * the month was closed while the registry's change was under way.
     */
    private static final String RESTATE = """
            insert into restatement (tenant_id, upload_id, kind, subject_id, month, at, actor, reason, quantity_before,
                quantity_after, carrier, direction)
            select ?1, moved.mark, d.node_kind, d.node_id, d.month, ?2, moved.actor, moved.reason,
                   coalesce(r.total, 0), coalesce(s.total, 0), d.carrier, d.direction
            from (
                select kind, id, from_day, (array_agg(mark order by reason nulls last, mark))[1] as mark,
                       coalesce(string_agg(distinct actor, ', '), 'platform') as actor,
                       coalesce(string_agg(distinct reason, '; '),
                           'Closed while a change in the asset registry was under way') as reason
                from taken_range where kind <> 'METER' group by kind, id, from_day) moved
            join closed_month c on c.tenant_id = ?1 and c.month = moved.from_day
            join due_node_month d on d.node_kind = moved.kind and d.node_id = moved.id and d.month = moved.from_day
            left join staged_node_month s on s.no = d.no
            left join lateral (
                select total from rollup_month
                where tenant_id = ?1 and node_kind = d.node_kind and node_id = d.node_id and carrier = d.carrier
                  and direction = d.direction and end_use = d.end_use and month = d.month
                offset 0) r on true
            where d.end_use = '' and round(coalesce(r.total, 0)::numeric, 6) <> round(coalesce(s.total, 0)::numeric, 6)
            """;

    private static final String SAVE = """
            insert into rollup_month (tenant_id, node_kind, node_id, carrier, direction, end_use, month, total,
                apportioned_total, filled_total, covered_days, days, illustrative, day_totals, day_apportioned,
                day_filled, day_covered)
            select ?1, d.node_kind, d.node_id, d.carrier, d.direction, d.end_use, d.month, s.total,
                   s.apportioned_total, s.filled_total, s.covered_days, s.days, s.illustrative, s.day_totals,
                   s.day_apportioned, s.day_filled, s.day_covered
            from staged_node_month s join due_node_month d using (no)
            on conflict (tenant_id, node_kind, node_id, carrier, direction, end_use, month) do update
            set total = excluded.total, apportioned_total = excluded.apportioned_total,
                filled_total = excluded.filled_total, covered_days = excluded.covered_days, days = excluded.days,
                illustrative = excluded.illustrative, day_totals = excluded.day_totals,
                day_apportioned = excluded.day_apportioned, day_filled = excluded.day_filled,
                day_covered = excluded.day_covered
            """;

    private static final String DELETE = """
            delete from rollup_month r using due_node_month d
            where r.tenant_id = ?1 and r.node_kind = d.node_kind and r.node_id = d.node_id and r.carrier = d.carrier
              and r.direction = d.direction and r.end_use = d.end_use and r.month = d.month
              and d.no not in (select no from staged_node_month)
            """;

    private NodeMonths() {}

    static void compute(Connection connection, String tenant, OffsetDateTime now) throws SQLException {
        var sql = new NumberedSql(connection, tenant, now);
        sql.run(STAGE);
        var due = sql.run(DUE);
        if (due == 0) {
            return;
        }
        var months = new TreeMap<Integer, NodeMonth>();
        CopyReader.read(connection, PARTS.formatted(CopyReader.literal(connection, tenant)), row -> {
            var nos = Objects.requireNonNull(row.nextInts());
            var froms = Objects.requireNonNull(row.nextInts());
            var tos = Objects.requireNonNull(row.nextInts());
            var signs = Objects.requireNonNull(row.nextInts());
            var illustrative = row.nextBoolean();
            var part = new MonthSums(row);
            for (var i = 0; i < nos.length; i++) {
                if (part.coversAny(froms[i], tos[i])) {
                    var month = months.computeIfAbsent(nos[i], first -> new NodeMonth(part.length()));
                    month.sums.add(part, froms[i], tos[i], signs[i]);
                    month.illustrative |= illustrative;
                    month.counts |= signs[i] > 0;
                }
            }
        });
        months.values().removeIf(month -> !month.counts);
        try (var rows = new CopyWriter(connection, "staged_node_month")) {
            for (var each : months.entrySet()) {
                var month = each.getValue();
                month.sums.write(
                        rows.row(MonthSums.COLUMNS + 2).putInt(each.getKey()).putBoolean(month.illustrative));
            }
            rows.finish();
        }
        sql.run(HOLD);
        sql.run(RESTATE);
        sql.run(SAVE);
        if (months.size() < due) {
            sql.run(DELETE);
        }
    }

    private static final class NodeMonth {
        private final MonthSums sums;
        private boolean illustrative;
        private boolean counts; // of what is taken out alone, nothing is known

        NodeMonth(int days) {
            sums = new MonthSums(days);
        }
    }
}
