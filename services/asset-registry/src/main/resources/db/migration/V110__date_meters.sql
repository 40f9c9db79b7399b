-- Register meters, virtual meters, and what holds of a meter only from a day on.
alter table meter
    add column multiplier numeric not null default 1 check (multiplier > 0),
    add column register_digits int check (register_digits between 1 and 12),
    add column max_power_kw numeric check (max_power_kw > 0),
    drop constraint meter_interval,
    add constraint meter_interval check (
        case reading when 'INTERVAL' then interval_minutes is not null
            when 'REGISTER' then true else interval_minutes is null end);

-- Both come and go with their meter's version; the log of changes keeps what they were.
create table meter_configuration (
    tenant_id text not null default current_setting('app.tenant'),
    meter_id uuid not null,
    valid_from date not null,
    multiplier numeric not null check (multiplier > 0),
    parent_id uuid,
    primary key (tenant_id, meter_id, valid_from),
    constraint meter_configuration_meter_fkey foreign key (tenant_id, meter_id) references meter (tenant_id, id),
    constraint meter_configuration_parent_fkey foreign key (tenant_id, parent_id) references meter (tenant_id, id)
);
create index meter_configuration_parent on meter_configuration (tenant_id, parent_id);
select protect_by_tenant('meter_configuration', 'select, insert, update, delete');

create table meter_term (
    tenant_id text not null default current_setting('app.tenant'),
    virtual_meter_id uuid not null,
    meter_id uuid not null,
    factor numeric not null,
    primary key (tenant_id, virtual_meter_id, meter_id),
    constraint meter_term_virtual_meter_fkey
        foreign key (tenant_id, virtual_meter_id) references meter (tenant_id, id),
    constraint meter_term_meter_fkey foreign key (tenant_id, meter_id) references meter (tenant_id, id)
);
create index meter_term_meter on meter_term (tenant_id, meter_id);
select protect_by_tenant('meter_term', 'select, insert, update, delete');
