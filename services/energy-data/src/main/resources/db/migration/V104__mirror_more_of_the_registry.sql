-- What rankings, intensities, PV and charging need to know of the registry.
alter table area add column code text, add column name text, add column kind text;
alter table organization
    add column code text, add column name text,
    add column key_energy_user boolean not null default false,
    add column key_emitter boolean not null default false;
alter table building
    add column code text, add column name text, add column name_en text, add column use text,
    add column gross_floor_area_m2 numeric, add column completed_year int,
    add column submetered boolean not null default false;

create table pv_plant (
    tenant_id text not null,
    pv_plant_id uuid not null,
    version int not null,
    code text not null,
    name text,
    building_id uuid,
    meter_id uuid,
    peak_power_kw numeric,
    commissioned_on date,
    retired_at timestamptz,
    primary key (tenant_id, pv_plant_id)
);
select protect_by_tenant('pv_plant', 'select, insert, update');

create table charging_station (
    tenant_id text not null,
    charging_station_id uuid not null,
    version int not null,
    code text not null,
    name text,
    building_id uuid,
    area_id uuid,
    meter_id uuid,
    charging_points int,
    rated_power_kw numeric,
    retired_at timestamptz,
    primary key (tenant_id, charging_station_id)
);
select protect_by_tenant('charging_station', 'select, insert, update');

-- The feed is read once more from its beginning, and this time each record counts as news.
update registry_cursor set cursor = '';
do $$
declare
    mirrored text;
begin
    -- The owner is bound by the policies too: they are lifted for this one statement each.
    foreach mirrored in array array['area', 'organization', 'building'] loop
        execute format('alter table %I no force row level security', mirrored);
        execute format('update %I set version = -1', mirrored);
        execute format('alter table %I force row level security', mirrored);
    end loop;
end $$;
