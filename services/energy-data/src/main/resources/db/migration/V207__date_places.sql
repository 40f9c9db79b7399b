-- Where a building lies, whose it is and what it is there for, and where a meter stands, on which days. What was known
-- until now holds from the beginning.
create table building_placement (
    tenant_id text not null,
    building_id uuid not null,
    from_day date not null,
    to_day date not null, -- exclusive
    area_id uuid,
    organization_id uuid,
    use text,
    gross_floor_area_m2 numeric,
    primary key (tenant_id, building_id, from_day)
);
create index building_placement_area on building_placement (tenant_id, area_id);
create index building_placement_organization on building_placement (tenant_id, organization_id);

create table meter_placement (
    tenant_id text not null,
    meter_id uuid not null,
    from_day date not null,
    to_day date not null, -- exclusive
    building_id uuid,
    area_id uuid,
    organization_id uuid,
    primary key (tenant_id, meter_id, from_day)
);
create index meter_placement_building on meter_placement (tenant_id, building_id);
create index meter_placement_area on meter_placement (tenant_id, area_id);
create index meter_placement_organization on meter_placement (tenant_id, organization_id);

alter table building no force row level security; -- the owner is bound by the policies too
alter table meter no force row level security;
insert into building_placement
select tenant_id, building_id, '-infinity', 'infinity', area_id, organization_id, use, gross_floor_area_m2 from building;
insert into meter_placement
select tenant_id, meter_id, '-infinity', 'infinity', building_id, area_id, organization_id from meter;
alter table building force row level security;
alter table meter force row level security;

-- A partner reaches a meter as long as it has stood, and is to stand, only in buildings that the partner reaches. To judge
-- that, placements must be seen; whoever is told of them gets there through the meter.
select protect_by_tenant('building_placement', 'select, insert, delete');
select limit_reach('building_placement', $$
    exists (select from building b
        where b.tenant_id = building_placement.tenant_id and b.building_id = building_placement.building_id)$$);
select protect_by_tenant('meter_placement', 'select, insert, delete');
select limit_reach('meter_placement', 'true');
drop policy reach on meter;
select limit_reach('meter', $$
    coalesce((
        select bool_and(exists (
            select from building b where b.tenant_id = p.tenant_id and b.building_id = p.building_id))
        from meter_placement p where p.tenant_id = meter.tenant_id and p.meter_id = meter.meter_id), false)$$);

alter table building
    drop column area_id, drop column organization_id, drop column use, drop column gross_floor_area_m2;
alter table meter drop column building_id, drop column area_id, drop column organization_id;
