-- One meter's values over one local day. Everything is in the base unit of the meter's carrier.
create table interval_block (
    tenant_id text not null,
    meter_id uuid not null,
    day date not null,
    interval_minutes int not null, -- 1440: a daily part of a bill
    slots int not null, -- a day with a change of the clock has fewer or more
    present int not null, -- slots that have a value
    apportioned boolean not null, -- spread, not measured
    total float8 not null,
    received_at timestamptz not null,
    upload_id uuid not null,
    slot_values float8[] not null,
    primary key (tenant_id, meter_id, day)
) partition by range (day);
-- Out of line and not compressed: sums over many days never touch the values.
alter table interval_block alter column slot_values set storage external;

do $$
declare
    month date := date '2015-01-01';
begin
    while month < date '2041-01-01' loop
        execute format(
            'create table interval_block_%s partition of interval_block for values from (%L) to (%L)'
            ' with (toast_tuple_target = 128)',
            to_char(month, 'YYYYMM'), month, month + interval '1 month');
        month := month + interval '1 month';
    end loop;
    -- For the staging table through which values are copied in.
    execute format('grant temporary on database %I to dualcarbon_app', current_database());
end $$;
select protect_by_tenant('interval_block', 'select, insert, update');

-- What a correction replaced: the whole block as it was before.
create table block_revision (
    tenant_id text not null,
    meter_id uuid not null,
    day date not null,
    upload_id uuid not null,
    pass int not null, -- an upload may correct a block more than once
    revised_at timestamptz not null,
    interval_minutes int not null,
    received_at timestamptz not null,
    slot_values float8[] not null,
    primary key (tenant_id, meter_id, day, upload_id, pass)
);
select protect_by_tenant('block_revision', 'select, insert');

-- Bills as they were billed; their daily parts are blocks.
create table billed_period (
    tenant_id text not null,
    meter_id uuid not null,
    from_day date not null,
    to_day date not null,
    quantity numeric not null,
    received_at timestamptz not null,
    upload_id uuid not null,
    primary key (tenant_id, meter_id, from_day),
    constraint billed_period_days check (from_day < to_day)
);
select protect_by_tenant('billed_period', 'select, insert, update');

create table billed_period_revision (
    tenant_id text not null,
    meter_id uuid not null,
    from_day date not null,
    upload_id uuid not null,
    ordinal int not null,
    revised_at timestamptz not null,
    quantity numeric not null,
    primary key (tenant_id, meter_id, from_day, upload_id, ordinal)
);
select protect_by_tenant('billed_period_revision', 'select, insert');
