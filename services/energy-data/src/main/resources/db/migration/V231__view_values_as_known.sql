-- What was replaced is summed as it was: to the bit, and with what of it was spread from bills or filled. Null in what was
-- replaced before.
alter table block_revision
    add column apportioned boolean,
    add column total float8,
    add column filled_total float8;

-- Each day in the state that the first correction after the instant replaced, or as it is if there was none; without what
-- was only added after it. A day of which nothing had come is not there. The instant is a whole second, to which arrivals
-- are rounded up.
create view known.interval_block with (security_invoker = true) as
select b.tenant_id, b.meter_id, b.day, s.interval_minutes, s.slots,
       case when s.is_untouched then b.present else m.present end as present,
       s.apportioned,
       case when s.is_whole then coalesce(s.total, m.total) else m.total end as total,
       case when s.is_whole then s.slot_values else m.slot_values end as slot_values,
       case when s.is_whole then s.filled_slots else m.filled_slots end as filled_slots,
       case when s.is_whole then coalesce(s.filled_total, m.filled_total) else m.filled_total end as filled_total
from public.interval_block b
cross join lateral (
    select state.*, received_at <= (select known.instant()) as is_whole,
           received_at <= (select known.instant()) and revised_at = 'infinity' as is_untouched
    from (
        select b.interval_minutes, b.slots, b.apportioned, b.total, b.received_at, b.slot_values, b.slot_arrivals,
               b.filled_slots, b.filled_total, timestamptz 'infinity' as revised_at, 0 as pass
        union all
        select r.interval_minutes, cardinality(r.slot_values), coalesce(r.apportioned, r.interval_minutes = 1440),
               r.total, r.received_at, r.slot_values, r.slot_arrivals, r.filled_slots, r.filled_total, r.revised_at,
               r.pass
        from public.block_revision r
        where r.tenant_id = b.tenant_id and r.meter_id = b.meter_id and r.day = b.day
          and r.revised_at > (select known.instant())) state
    order by revised_at, pass limit 1) s
-- Summed in the order of the slots, as everybody sums a day; not at all if the day is untouched since.
cross join lateral (
    select bool_or(v.is_known) as is_any_known, count(v.value)::int as present,
           coalesce(sum(v.value order by v.slot), 0) as total,
           array_agg(v.value order by v.slot) as slot_values,
           array_agg(v.slot::int order by v.slot) filter (where v.value is not null and v.is_filled) as filled_slots,
           coalesce(sum(v.value order by v.slot) filter (where v.is_filled), 0) as filled_total
    from (
        select u.slot, u.slot = any (s.filled_slots) as is_filled,
               case when s.slot_arrivals is null then s.is_whole
                   else b.day::timestamp at time zone (
                       select coalesce(min(time_zone), 'Asia/Shanghai') from public.tenant
                       where tenant_id = (select current_setting('app.tenant')))
                       + make_interval(secs => u.arrival) <= (select known.instant()) end as is_known,
               u.value
        from unnest(s.slot_values, s.slot_arrivals) with ordinality as u (value, arrival, slot)
        where not s.is_untouched) u
    cross join lateral (
        select u.slot, u.is_filled, u.is_known, case when u.is_known then u.value end as value) v) m
where s.is_whole or m.is_any_known;
grant select on known.interval_block to dualcarbon_app;

-- Sums of days and months are not kept as they were: they are worked out anew, in the order in which the rollups sum, so
-- that they end in the same bits. Who asks names the months; each is looked up in its own partition.
create view known.kept_month with (security_invoker = true) as
select month::date as month, (month + interval '1 month')::date as next
from generate_series(timestamp '2015-01-01', timestamp '2040-12-01', interval '1 month') as month;
grant select on known.kept_month to dualcarbon_app;

create view known.meter_day with (security_invoker = true) as
select m.tenant_id, m.meter_id, k.month, b.day, b.total,
       case when b.apportioned then b.total else 0 end as apportioned_total,
       case when b.apportioned then 0 else b.filled_total end as filled_total,
       b.present::float8 / b.slots as covered_days
from public.meter m cross join known.kept_month k cross join lateral (
    select day, total, apportioned, filled_total, present, slots from known.interval_block
    where tenant_id = m.tenant_id and meter_id = m.meter_id and day >= k.month and day < k.next and present > 0
    offset 0) b;
grant select on known.meter_day to dualcarbon_app;

create view known.meter_month with (security_invoker = true) as
select tenant_id, meter_id, month, sum(total order by day) as total,
       sum(apportioned_total order by day) as apportioned_total, sum(filled_total order by day) as filled_total,
       sum(covered_days order by day) as covered_days
from known.meter_day group by tenant_id, meter_id, month;
grant select on known.meter_month to dualcarbon_app;

-- Of a month in which only what is taken out has values, nothing is known.
create view known.rollup_day with (security_invoker = true) as
select tenant_id, node_kind, node_id, carrier, direction, end_use, month, day, total, apportioned_total, filled_total,
       covered_days, illustrative
from (
    select n.tenant_id, n.node_kind, n.node_id, n.carrier, n.direction, n.end_use, k.month, b.day,
           sum(n.sign * b.total order by n.meter_id) as total,
           sum(case when b.apportioned then n.sign * b.total else 0 end order by n.meter_id) as apportioned_total,
           sum(case when b.apportioned then 0 else n.sign * b.filled_total end order by n.meter_id) as filled_total,
           sum(b.present::float8 / b.slots order by n.meter_id) as covered_days,
           bool_or(bool_or(n.illustrative)) over in_month as illustrative,
           bool_or(bool_or(n.sign > 0)) over in_month as counts
    from known.node_meter n join known.kept_month k on n.from_day < k.next and n.to_day > k.month
    cross join lateral (
        select day, total, apportioned, filled_total, present, slots from known.interval_block
        where tenant_id = n.tenant_id and meter_id = n.meter_id and day >= greatest(k.month, n.from_day)
          and day < least(k.next, n.to_day) and present > 0
        offset 0) b
    group by n.tenant_id, n.node_kind, n.node_id, n.carrier, n.direction, n.end_use, k.month, b.day
    window in_month as (
        partition by n.tenant_id, n.node_kind, n.node_id, n.carrier, n.direction, n.end_use, k.month)) d
where counts;
grant select on known.rollup_day to dualcarbon_app;

create view known.rollup_month with (security_invoker = true) as
select tenant_id, node_kind, node_id, carrier, direction, end_use, month, sum(total order by day) as total,
       sum(apportioned_total order by day) as apportioned_total, sum(filled_total order by day) as filled_total,
       sum(covered_days order by day) as covered_days, count(*)::int as days, bool_or(illustrative) as illustrative
from known.rollup_day group by tenant_id, node_kind, node_id, carrier, direction, end_use, month;
grant select on known.rollup_month to dualcarbon_app;

-- What is worked out anew waits for nobody.
create view known.dirty_range with (security_invoker = true) as
select tenant_id, from_day, to_day from public.dirty_range where false;
grant select on known.dirty_range to dualcarbon_app;
