create table weather_station (
    tenant_id text not null,
    station_id uuid not null,
    code text not null,
    name text not null,
    latitude float8,
    longitude float8,
    source text not null,
    illustrative boolean not null,
    created_at timestamptz not null,
    primary key (tenant_id, station_id),
    constraint weather_station_code_key unique (tenant_id, code)
);
-- Update only to lock: who writes a station's hours holds its row.
select protect_by_tenant('weather_station', 'select, insert, update');

-- A year of a station is 8,760 rows: small beside the readings of meters.
create table weather_hour (
    tenant_id text not null,
    station_id uuid not null,
    start timestamptz not null,
    temperature_c float8,
    irradiation_wh_m2 float8, -- global horizontal, over the hour
    received_at timestamptz not null,
    upload_id uuid not null,
    primary key (tenant_id, station_id, start)
);
select protect_by_tenant('weather_hour', 'select, insert, update');

-- What a correction replaced.
create table weather_hour_revision (
    tenant_id text not null,
    station_id uuid not null,
    start timestamptz not null,
    upload_id uuid not null,
    ordinal int not null, -- the row of the upload
    revised_at timestamptz not null,
    temperature_c float8,
    irradiation_wh_m2 float8,
    primary key (tenant_id, station_id, start, upload_id, ordinal)
);
select protect_by_tenant('weather_hour_revision', 'select, insert');
