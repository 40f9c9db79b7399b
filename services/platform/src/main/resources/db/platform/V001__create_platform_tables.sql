-- What every service's database has. The application connects as dualcarbon_app, which owns nothing and cannot
-- bypass row-level security; app.tenant is set in each transaction, '*' stands for the platform as a whole.

revoke create on schema public from public;
grant usage on schema public to dualcarbon_app;

-- The second wall. The setting is read once a statement (as a subquery), not once a row.
create function protect_by_tenant(tenant_table regclass, privileges text default 'select, insert, update, delete')
    returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', tenant_table);
    execute format('alter table %s force row level security', tenant_table);
    execute format(
        'create policy tenant on %s using (tenant_id = (select current_setting(''app.tenant'', true)))', tenant_table);
    execute format('grant %s on %s to dualcarbon_app', privileges, tenant_table);
end $$;

-- For the few tables that are a queue or a list over all tenants: the platform's own work sees them whole.
create function open_to_platform(tenant_table regclass) returns void language plpgsql as $$
begin
    execute format(
        'create policy platform on %s using ((select current_setting(''app.tenant'', true)) = ''*'')', tenant_table);
end $$;

-- Every change, append-only: the audit log, and read in commit order the change feed. A transaction's changes show up
-- in the feed once no older transaction runs, so a reader that remembers (tx, ordinal) never skips one.
create table change (
    tenant_id text not null,
    tx xid8 not null default pg_current_xact_id(),
    ordinal int not null,
    id uuid not null,
    type text not null,
    subject text not null,
    at timestamptz not null,
    actor text not null,
    address text,
    request_id text,
    before jsonb,
    after jsonb,
    primary key (tenant_id, tx, ordinal)
);
create index change_feed on change (tx, tenant_id, ordinal);
select protect_by_tenant('change', 'select, insert');
select open_to_platform('change');

-- The first answer to a request that creates, replayed when the client sends it again.
create table idempotent_answer (
    tenant_id text not null,
    caller text not null,
    key text not null,
    request_hash bytea not null,
    status int,
    headers jsonb,
    body jsonb,
    created_at timestamptz not null default now(),
    primary key (tenant_id, caller, key)
);
select protect_by_tenant('idempotent_answer');
select open_to_platform('idempotent_answer');

-- Jobs (db-scheduler). They belong to the service, not to a tenant.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on scheduled_tasks to dualcarbon_app;
