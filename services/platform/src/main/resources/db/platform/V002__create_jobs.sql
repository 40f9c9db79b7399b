-- Long work of a tenant, done in the background by whichever instance is free (db-scheduler knows it by its id).
create table job (
    tenant_id text not null,
    job_id uuid not null,
    kind text not null,
    input jsonb not null,
    state text not null,
    attempt int not null, -- how often an instance began it; what an earlier one still writes counts no more
    done bigint not null,
    total bigint,
    created_by text not null,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    problem jsonb,
    result_type text,
    result_name text,
    primary key (tenant_id, job_id)
);
create index job_time on job (tenant_id, created_at, job_id);
select protect_by_tenant('job');
select open_to_platform('job');

-- The result, piece by piece: neither who writes nor who reads it holds it whole.
create table job_chunk (
    tenant_id text not null,
    job_id uuid not null,
    attempt int not null,
    ordinal int not null,
    bytes bytea not null,
    primary key (tenant_id, job_id, attempt, ordinal),
    foreign key (tenant_id, job_id) references job on delete cascade
);
alter table job_chunk alter column bytes set storage external;
select protect_by_tenant('job_chunk');
