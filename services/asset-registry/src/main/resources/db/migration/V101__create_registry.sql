create table tenant (
    id text collate "C" primary key,
    version int not null,
    name text not null,
    name_en text,
    time_zone text not null,
    grid_area text not null,
    retired_at timestamptz
);
alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant on tenant using (id = (select current_setting('app.tenant', true)));
select open_to_platform('tenant');
grant select, insert, update on tenant to dualcarbon_app;

-- What all records have. Codes sort by their characters, the same on every machine.
create table registry_record (
    id uuid not null,
    tenant_id text not null,
    version int not null,
    code text collate "C" not null,
    name text not null,
    name_en text,
    illustrative boolean not null,
    source text,
    retired_at timestamptz
);

-- Keys beside the primary one let a reference carry the tenant: no row can point into another tenant.
create table area (
    like registry_record,
    kind text not null,
    parent_id uuid,
    primary key (id),
    constraint area_code_key unique (tenant_id, code),
    constraint area_tenant_key unique (tenant_id, id),
    constraint area_parent_fkey foreign key (tenant_id, parent_id) references area (tenant_id, id)
);
create index area_parent on area (tenant_id, parent_id);
select protect_by_tenant('area', 'select, insert, update');

create table organization (
    like registry_record,
    kind text not null,
    key_energy_user boolean not null,
    key_emitter boolean not null,
    primary key (id),
    constraint organization_code_key unique (tenant_id, code),
    constraint organization_tenant_key unique (tenant_id, id)
);
select protect_by_tenant('organization', 'select, insert, update');

create table alliance (
    like registry_record,
    primary key (id),
    constraint alliance_code_key unique (tenant_id, code),
    constraint alliance_tenant_key unique (tenant_id, id)
);
select protect_by_tenant('alliance', 'select, insert, update');

-- Members come and go with their alliance's version; the log of changes keeps who they were.
create table alliance_member (
    tenant_id text not null default current_setting('app.tenant'),
    alliance_id uuid not null,
    organization_id uuid not null,
    primary key (tenant_id, alliance_id, organization_id),
    constraint alliance_member_alliance_fkey foreign key (tenant_id, alliance_id) references alliance (tenant_id, id),
    constraint alliance_member_organization_fkey
        foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index alliance_member_organization on alliance_member (tenant_id, organization_id);
select protect_by_tenant('alliance_member', 'select, insert, delete');

create table building (
    like registry_record,
    area_id uuid not null,
    organization_id uuid,
    use text not null,
    gross_floor_area_m2 numeric check (gross_floor_area_m2 > 0),
    completed_year int,
    submetered boolean not null,
    certifications jsonb not null,
    platform_links jsonb not null,
    primary key (id),
    constraint building_code_key unique (tenant_id, code),
    constraint building_tenant_key unique (tenant_id, id),
    constraint building_area_fkey foreign key (tenant_id, area_id) references area (tenant_id, id),
    constraint building_organization_fkey
        foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index building_area on building (tenant_id, area_id, code);
create index building_organization on building (tenant_id, organization_id);
select protect_by_tenant('building', 'select, insert, update');

create table meter (
    like registry_record,
    external_id text,
    building_id uuid,
    area_id uuid,
    organization_id uuid,
    parent_id uuid,
    carrier text not null,
    end_use text,
    direction text not null,
    reading text not null,
    interval_minutes int,
    unit text not null,
    primary key (id),
    constraint meter_code_key unique (tenant_id, code),
    constraint meter_external_id_key unique (tenant_id, external_id),
    constraint meter_tenant_key unique (tenant_id, id),
    constraint meter_building_fkey foreign key (tenant_id, building_id) references building (tenant_id, id),
    constraint meter_area_fkey foreign key (tenant_id, area_id) references area (tenant_id, id),
    constraint meter_organization_fkey foreign key (tenant_id, organization_id) references organization (tenant_id, id),
    constraint meter_parent_fkey foreign key (tenant_id, parent_id) references meter (tenant_id, id),
    constraint meter_place check (num_nonnulls(building_id, area_id) = 1),
    constraint meter_interval check ((reading = 'INTERVAL') = (interval_minutes is not null)),
    constraint meter_end_use check (end_use is null or parent_id is not null)
);
create index meter_building on meter (tenant_id, building_id, code);
create index meter_area on meter (tenant_id, area_id, code);
create index meter_organization on meter (tenant_id, organization_id);
create index meter_parent on meter (tenant_id, parent_id);
select protect_by_tenant('meter', 'select, insert, update');

create table pv_plant (
    like registry_record,
    building_id uuid not null,
    meter_id uuid,
    peak_power_kw numeric not null check (peak_power_kw > 0),
    commissioned_on date,
    primary key (id),
    constraint pv_plant_code_key unique (tenant_id, code),
    constraint pv_plant_tenant_key unique (tenant_id, id),
    constraint pv_plant_building_fkey foreign key (tenant_id, building_id) references building (tenant_id, id),
    constraint pv_plant_meter_fkey foreign key (tenant_id, meter_id) references meter (tenant_id, id)
);
create index pv_plant_building on pv_plant (tenant_id, building_id);
create index pv_plant_meter on pv_plant (tenant_id, meter_id);
select protect_by_tenant('pv_plant', 'select, insert, update');

create table charging_station (
    like registry_record,
    building_id uuid,
    area_id uuid,
    meter_id uuid,
    charging_points int not null check (charging_points > 0),
    rated_power_kw numeric check (rated_power_kw > 0),
    primary key (id),
    constraint charging_station_code_key unique (tenant_id, code),
    constraint charging_station_tenant_key unique (tenant_id, id),
    constraint charging_station_building_fkey foreign key (tenant_id, building_id) references building (tenant_id, id),
    constraint charging_station_area_fkey foreign key (tenant_id, area_id) references area (tenant_id, id),
    constraint charging_station_meter_fkey foreign key (tenant_id, meter_id) references meter (tenant_id, id),
    constraint charging_station_place check (num_nonnulls(building_id, area_id) = 1)
);
create index charging_station_building on charging_station (tenant_id, building_id);
create index charging_station_area on charging_station (tenant_id, area_id);
create index charging_station_meter on charging_station (tenant_id, meter_id);
select protect_by_tenant('charging_station', 'select, insert, update');

drop table registry_record;
