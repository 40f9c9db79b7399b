-- What holds of a meter only from a day on, formulas of virtual meters, and the days on which a meter is part of a node.
alter table meter
    add column multiplier numeric, -- null: 1
    add column register_digits int,
    add column max_power_kw numeric;

create table meter_configuration (
    tenant_id text not null,
    meter_id uuid not null,
    valid_from date not null,
    multiplier numeric not null,
    parent_id uuid,
    primary key (tenant_id, meter_id, valid_from)
);
select protect_by_tenant('meter_configuration', 'select, insert, delete');

create table meter_term (
    tenant_id text not null,
    virtual_meter_id uuid not null,
    meter_id uuid not null,
    factor numeric not null,
    primary key (tenant_id, virtual_meter_id, meter_id)
);
create index meter_term_meter on meter_term (tenant_id, meter_id);
select protect_by_tenant('meter_term', 'select, insert, delete');

alter table node_meter
    add column from_day date not null default '-infinity',
    add column to_day date not null default 'infinity', -- exclusive
    drop constraint node_meter_pkey,
    add primary key (tenant_id, node_kind, node_id, end_use, meter_id, from_day);
