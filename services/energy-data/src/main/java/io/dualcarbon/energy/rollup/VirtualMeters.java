package io.dualcarbon.energy.rollup;

import io.dualcarbon.energy.sql.NumberedSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Gives meters that are formulas their days, so that every question finds them as it finds any other meter. Like the
 * rollups they are always computed anew from the days of their components.
 */
final class VirtualMeters {
    private static final String STAGE = """
            create temporary table if not exists virtual_day (virtual_id uuid, day date, over boolean)
                on commit delete rows
            """;

    /** A component's days are the formula's, too. */
    private static final String EXPAND = """
            insert into taken_range
            select distinct 'METER', v.virtual_meter_id, t.from_day, t.to_day
            from taken_range t join meter_term v on v.tenant_id = ?1 and v.meter_id = t.id
            where t.kind = 'METER'
            """;

    /** A formula ends with the day on which its meter is retired: what it had behind that day goes. */
    private static final String DUE = """
            insert into virtual_day
            select distinct t.id, day::date, coalesce(day >= m.retired_at at time zone (
                select coalesce(min(time_zone), 'Asia/Shanghai') from tenant where tenant_id = ?1), false)
            from taken_range t
            join meter m on m.tenant_id = ?1 and m.meter_id = t.id
            cross join generate_series(t.from_day, t.to_day, interval '1 day') as day
            where t.kind = 'METER' and t.id in (select virtual_meter_id from meter_term where tenant_id = ?1)
            """;

    /**
     * Slot by slot where all components have the same slots, otherwise by day where each has its whole day. Computed in
     * decimals: what a difference leaves is no noise of binary fractions, and the order of the terms does not matter.
     * The subqueries make the database look up each day by its whole key.
     */
    private static final String COMPUTE = """
            with term as materialized (
                select virtual_meter_id, meter_id, factor, count(*) over (partition by virtual_meter_id) as terms
                from meter_term where tenant_id = ?1
            ), component as materialized (
                select d.virtual_id, d.day, t.factor, t.terms, b.*
                from virtual_day d join term t on t.virtual_meter_id = d.virtual_id
                cross join lateral (
                    select interval_minutes, slots, present, apportioned, total, slot_values,
                           coalesce(filled_slots, '{}') as filled_slots
                    from interval_block
                    where tenant_id = ?1 and meter_id = t.meter_id and day = d.day and day between ?2 and ?3
                    offset 0) b
                where not d.over
            ), whole as materialized (
                select virtual_id, day, terms, min(interval_minutes) as interval_minutes, min(slots) as slots,
                       bool_or(apportioned) as apportioned, bool_or(filled_slots <> '{}') as filled,
                       min(interval_minutes) = max(interval_minutes) and min(slots) = max(slots) as alike,
                       bool_and(present = slots) as complete, sum(factor * total::numeric) as total
                from component group by virtual_id, day, terms having count(*) = terms
            ), slotwise as (
                select virtual_id, day, array_agg(value order by slot) as slot_values,
                       array_agg(slot::int order by slot) filter (where filled and value is not null) as filled_slots,
                       coalesce(sum(value order by slot) filter (where filled), 0) as filled_total
                from (
                    select virtual_id, c.day, slot,
                           case when count(u.value) = c.terms
                               then round(sum(c.factor * u.value::numeric), 6)::float8 end as value,
                           bool_or(slot = any (c.filled_slots)) as filled
                    from component c join whole w using (virtual_id, day)
                    cross join lateral unnest(c.slot_values) with ordinality as u(value, slot)
                    where w.alike group by virtual_id, c.day, slot, c.terms) slots
                group by virtual_id, day
            ), computed as materialized (
                select virtual_id, day, interval_minutes, slots, apportioned, s.slot_values, s.filled_slots,
                       s.filled_total
                from whole join slotwise s using (virtual_id, day)
                union all
                select virtual_id, day, 1440, 1, apportioned,
                       array[case when complete then round(total, 6)::float8 end],
                       case when complete and filled then array[1] end,
                       case when complete and filled then round(total, 6)::float8 else 0 end
                from whole where not alike
                union all
                select virtual_id, day, 1440, 1, false, array[null::float8], null::int[], 0
                from virtual_day where (virtual_id, day) not in (select virtual_id, day from whole)
            ), news as materialized (
                select c.*, b.slot_values as stored, b.filled_slots as stored_filled,
                       b.interval_minutes as stored_interval, b.apportioned as stored_apportioned,
                       b.total as stored_total, b.filled_total as stored_filled_total, b.received_at
                from computed c left join lateral (
                    select slot_values, filled_slots, interval_minutes, apportioned, total, filled_total, received_at
                    from interval_block
                    where tenant_id = ?1 and meter_id = c.virtual_id and day = c.day and day between ?2 and ?3
                    offset 0) b on true
                where case when b.slot_values is null then array_remove(c.slot_values, null) <> '{}'
                    else (b.slot_values, b.filled_slots, b.interval_minutes, b.apportioned)
                        is distinct from (c.slot_values, c.filled_slots, c.interval_minutes, c.apportioned) end
            ), revised as (
                insert into block_revision (tenant_id, meter_id, day, upload_id, pass, revised_at, interval_minutes,
                    received_at, slot_values, filled_slots, apportioned, total, filled_total)
                select ?1, virtual_id, day, ?4::uuid, 0, ?5::timestamptz, stored_interval, received_at, stored,
                       stored_filled, stored_apportioned, stored_total, stored_filled_total
                from news where stored is not null
            )
            insert into interval_block (tenant_id, meter_id, day, interval_minutes, slots, present, apportioned,
                total, received_at, upload_id, slot_values, filled_slots, filled_total)
            select ?1, virtual_id, day, interval_minutes, slots, coalesce(array_length(sums.given, 1), 0), apportioned,
                   sums.total, ?5::timestamptz, ?4::uuid, slot_values, filled_slots, filled_total
            from news cross join lateral (
                select array_remove(slot_values, null) as given,
                       (select coalesce(round(sum(value::numeric), 6)::float8, 0) from unnest(slot_values) as value) as total)
                as sums
            on conflict (tenant_id, meter_id, day) do update
            set interval_minutes = excluded.interval_minutes, slots = excluded.slots, present = excluded.present,
                apportioned = excluded.apportioned, total = excluded.total, received_at = excluded.received_at,
                upload_id = excluded.upload_id, slot_values = excluded.slot_values,
                filled_slots = excluded.filled_slots, filled_total = excluded.filled_total
            """;

    private VirtualMeters() {}

    /** Takes up the days of formulas that follow from the days taken, and computes them. */
    static void compute(Connection connection, String tenant, OffsetDateTime now) throws SQLException {
        var sql = new NumberedSql(connection, tenant);
        sql.run(STAGE);
        sql.run(EXPAND);
        if (sql.run(DUE) == 0) {
            return;
        }
        try (var statement = connection.createStatement();
                var range = statement.executeQuery("select min(day), max(day) from virtual_day")) {
            range.next();
            var days = new NumberedSql(
                    connection,
                    tenant,
                    range.getObject(1, LocalDate.class),
                    range.getObject(2, LocalDate.class),
                    UUID.randomUUID(),
                    now);
            days.run(COMPUTE);
        }
    }
}
