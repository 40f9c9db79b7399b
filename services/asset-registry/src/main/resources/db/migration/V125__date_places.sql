-- What places a building holds from a day on. The building's own row holds what does from the beginning; these come and
-- go with its version, and the log of changes keeps what they were.
create table building_placement (
    tenant_id text not null default current_setting('app.tenant'),
    building_id uuid not null,
    valid_from date not null,
    area_id uuid not null,
    organization_id uuid,
    use text not null,
    gross_floor_area_m2 numeric check (gross_floor_area_m2 > 0),
    primary key (tenant_id, building_id, valid_from),
    constraint building_placement_building_fkey
        foreign key (tenant_id, building_id) references building (tenant_id, id),
    constraint building_placement_area_fkey foreign key (tenant_id, area_id) references area (tenant_id, id),
    constraint building_placement_organization_fkey
        foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index building_placement_area on building_placement (tenant_id, area_id);
create index building_placement_organization on building_placement (tenant_id, organization_id);
select protect_by_tenant('building_placement', 'select, insert, update, delete');
select limit_reach('building_placement', $$
    exists (select from building b where b.tenant_id = building_placement.tenant_id
        and b.id = building_placement.building_id)$$);

-- A meter, too, stands somewhere from a day on; a configuration that names no place leaves it where it was.
alter table meter_configuration
    add column building_id uuid,
    add column area_id uuid,
    add column organization_id uuid,
    add constraint meter_configuration_building_fkey
        foreign key (tenant_id, building_id) references building (tenant_id, id),
    add constraint meter_configuration_area_fkey foreign key (tenant_id, area_id) references area (tenant_id, id),
    add constraint meter_configuration_organization_fkey
        foreign key (tenant_id, organization_id) references organization (tenant_id, id),
    add constraint meter_configuration_place check (
        num_nonnulls(building_id, area_id) = 1 or num_nonnulls(building_id, area_id, organization_id) = 0);
create index meter_configuration_building on meter_configuration (tenant_id, building_id);
create index meter_configuration_area on meter_configuration (tenant_id, area_id);
create index meter_configuration_organization on meter_configuration (tenant_id, organization_id);

create view building_place with (security_invoker = true) as
select tenant_id, building_id, area_id, organization_id, from_day,
       lead(from_day, 1, date 'infinity') over (partition by tenant_id, building_id order by from_day) as to_day
from (
    select tenant_id, id, area_id, organization_id, date '-infinity' from building
    union all
    select tenant_id, building_id, area_id, organization_id, valid_from from building_placement)
    as place (tenant_id, building_id, area_id, organization_id, from_day);
grant select on building_place to dualcarbon_app;

create view meter_place with (security_invoker = true) as
select tenant_id, meter_id, building_id, area_id, organization_id, from_day,
       lead(from_day, 1, date 'infinity') over (partition by tenant_id, meter_id order by from_day) as to_day
from (
    select tenant_id, id, building_id, area_id, organization_id, date '-infinity' from meter
    union all
    select tenant_id, meter_id, building_id, area_id, organization_id, valid_from
    from meter_configuration where num_nonnulls(building_id, area_id) = 1)
    as place (tenant_id, meter_id, building_id, area_id, organization_id, from_day);
grant select on meter_place to dualcarbon_app;

-- A partner reaches a meter as long as it has stood, and is to stand, only in buildings that the partner reaches. To judge
-- that, configurations must be seen; whoever is told of them gets there through the meter.
drop policy reach on meter_configuration;
select limit_reach('meter_configuration', 'true');
drop policy reach on meter;
select limit_reach('meter', $$
    exists (select from building b where b.tenant_id = meter.tenant_id and b.id = meter.building_id)
    and not exists (
        select from meter_configuration c
        where c.tenant_id = meter.tenant_id and c.meter_id = meter.id and num_nonnulls(c.building_id, c.area_id) = 1
          and not exists (select from building b where b.tenant_id = c.tenant_id and b.id = c.building_id))$$);

-- What was known of a record at an instant is what its last change until then left.
create index change_subject on change (tenant_id, subject, tx, ordinal);
