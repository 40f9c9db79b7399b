-- A month of sums is one row, with an array of its days: a tenth of the rows to write, and a year of a node is twelve.
drop table rollup_day;
drop table rollup_month;
drop table meter_month;

-- What one meter counted in a month, in the base unit of its carrier.
create table meter_month (
    tenant_id text not null,
    meter_id uuid not null,
    month date not null, -- its first day
    total float8 not null,
    apportioned_total float8 not null, -- of it what was spread from bills
    filled_total float8 not null, -- of it what was computed and approved to fill gaps
    covered_days float8 not null, -- days with values: 0.5 is half a day
    day_totals float8[] not null, -- from the first day of the month
    day_apportioned float8[], -- null: none
    day_filled float8[], -- null: none
    day_covered float8[] not null, -- share of the day that has values
    primary key (tenant_id, meter_id, month)
);

-- What a node consumed in a month: the sum of its meters. End use '' is the whole node.
create table rollup_month (
    tenant_id text not null,
    node_kind text not null,
    node_id uuid not null,
    carrier text not null,
    direction text not null,
    end_use text not null,
    month date not null,
    total float8 not null,
    apportioned_total float8 not null,
    filled_total float8 not null,
    covered_days float8 not null, -- meter-days with values
    days int not null, -- days that have any value
    illustrative boolean not null,
    day_totals float8[] not null,
    day_apportioned float8[],
    day_filled float8[],
    day_covered float8[] not null,
    primary key (tenant_id, node_kind, node_id, carrier, direction, end_use, month)
);

-- Both are computed from what is stored: the worker does it when the service starts. The owner sees the rows of all
-- tenants while nothing is forced on it.
alter table interval_block no force row level security;
alter table dirty_range no force row level security;
insert into dirty_range (tenant_id, kind, id, from_day, to_day, mark)
select tenant_id, 'METER', meter_id, month, (month + interval '1 month - 1 day')::date, gen_random_uuid()
from (
    select distinct tenant_id, meter_id, date_trunc('month', day::timestamp)::date as month
    from interval_block where present > 0) as stored;
alter table interval_block force row level security;
alter table dirty_range force row level security;

select protect_by_tenant('meter_month');
select protect_by_tenant('rollup_month');
