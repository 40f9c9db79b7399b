create table charging_session (
    tenant_id text not null,
    charging_station_id uuid not null,
    session_id text not null, -- the operator's
    connector text,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    energy_kwh numeric not null,
    received_at timestamptz not null,
    upload_id uuid not null,
    primary key (tenant_id, charging_station_id, session_id),
    constraint charging_session_time check (started_at < ended_at)
);
create index charging_session_start on charging_session (tenant_id, charging_station_id, started_at, session_id);
select protect_by_tenant('charging_session', 'select, insert, update');

-- What a correction replaced.
create table charging_session_revision (
    tenant_id text not null,
    charging_station_id uuid not null,
    session_id text not null,
    upload_id uuid not null,
    ordinal int not null, -- the row of the upload
    revised_at timestamptz not null,
    connector text,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    energy_kwh numeric not null,
    primary key (tenant_id, charging_station_id, session_id, upload_id, ordinal)
);
select protect_by_tenant('charging_session_revision', 'select, insert');
