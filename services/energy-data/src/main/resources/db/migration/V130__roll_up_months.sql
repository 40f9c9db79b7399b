-- Months of what rollup_day and interval_block hold by day: a year of a district is a few rows then, not thousands.
create table rollup_month (
    tenant_id text not null,
    node_kind text not null,
    node_id uuid not null,
    carrier text not null,
    direction text not null,
    end_use text not null,
    month date not null, -- its first day
    total float8 not null,
    measured_total float8 not null,
    covered_days float8 not null,
    days int not null, -- days that have any value
    illustrative boolean not null,
    primary key (tenant_id, node_kind, node_id, carrier, direction, end_use, month)
);

-- What one meter counted in a month: groups of meters are summed from these, whatever tells them apart.
create table meter_month (
    tenant_id text not null,
    meter_id uuid not null,
    month date not null, -- its first day
    total float8 not null,
    measured_total float8 not null,
    covered_days float8 not null,
    primary key (tenant_id, meter_id, month)
);

-- The owner sees the rows of all tenants while nothing is forced on it.
alter table rollup_day no force row level security;
alter table interval_block no force row level security;
insert into rollup_month
select tenant_id, node_kind, node_id, carrier, direction, end_use, date_trunc('month', day::timestamp)::date,
       sum(total order by day), sum(measured_total order by day), sum(covered_days order by day),
       count(*) filter (where covered_days > 0), bool_or(illustrative)
from rollup_day group by 1, 2, 3, 4, 5, 6, 7;
insert into meter_month
select tenant_id, meter_id, date_trunc('month', day::timestamp)::date,
       sum(total order by day), coalesce(sum(total order by day) filter (where not apportioned), 0),
       sum(present::float8 / slots order by day)
from interval_block where present > 0 group by 1, 2, 3;
alter table rollup_day force row level security;
alter table interval_block force row level security;

select protect_by_tenant('rollup_month');
select protect_by_tenant('meter_month');
