-- The days that the rows of months hold in arrays. Who asks names the months as well, or all of them are opened.
create view rollup_day with (security_invoker = true) as
select m.tenant_id, m.node_kind, m.node_id, m.carrier, m.direction, m.end_use, m.month,
       m.month + (d.no::int - 1) as day, d.total, coalesce(d.apportioned, 0) as apportioned_total,
       coalesce(d.filled, 0) as filled_total, d.covered as covered_days, m.illustrative
from rollup_month m
cross join lateral unnest(m.day_totals, m.day_apportioned, m.day_filled, m.day_covered) with ordinality
    as d (total, apportioned, filled, covered, no)
where d.covered > 0;
grant select on rollup_day to dualcarbon_app;

create view meter_day with (security_invoker = true) as
select m.tenant_id, m.meter_id, m.month, m.month + (d.no::int - 1) as day, d.total,
       coalesce(d.apportioned, 0) as apportioned_total, coalesce(d.filled, 0) as filled_total,
       d.covered as covered_days
from meter_month m
cross join lateral unnest(m.day_totals, m.day_apportioned, m.day_filled, m.day_covered) with ordinality
    as d (total, apportioned, filled, covered, no)
where d.covered > 0;
grant select on meter_day to dualcarbon_app;
