-- What the dials of registers showed, in the base unit of the carrier and before any multiplier.
create table register_read (
    tenant_id text not null,
    meter_id uuid not null,
    read_at timestamptz not null,
    reading numeric not null,
    start_reading numeric not null, -- where it goes on from: another one after an exchange or a reset
    event text, -- EXCHANGE, RESET or null
    received_at timestamptz not null,
    upload_id uuid not null,
    primary key (tenant_id, meter_id, read_at)
);
select protect_by_tenant('register_read', 'select, insert, update');

-- What a correction replaced.
create table register_read_revision (
    tenant_id text not null,
    meter_id uuid not null,
    read_at timestamptz not null,
    upload_id uuid not null,
    revised_at timestamptz not null,
    reading numeric not null,
    start_reading numeric not null,
    event text,
    received_at timestamptz not null,
    primary key (tenant_id, meter_id, read_at, upload_id, revised_at)
);
select protect_by_tenant('register_read_revision', 'select, insert');
