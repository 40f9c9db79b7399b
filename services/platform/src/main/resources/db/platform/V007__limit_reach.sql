-- The third wall: a partner reaches only some records of its tenant. app.reach is set in each transaction: '*' for all
-- of the tenant, or the name of a platform; unset or empty reaches nothing.

-- Each table of a tenant has one such policy, so that what may be reached was decided for each.
--   reached: a condition on its rows, or 'false'
--   written: the same for rows that are written; a row of a log is written by whoever causes it
create function limit_reach(tenant_table regclass, reached text, written text default null)
    returns void language plpgsql as $$
declare
    whole constant text := '(select current_setting(''app.reach'', true)) = ''*''';
begin
    execute format(
        'create policy reach on %s as restrictive using (%s or (%s)) with check (%s or (%s))',
        tenant_table, whole, reached, whole, coalesce(written, reached));
end $$;

-- Whether the caller reaches what a change is about, and the part of its view that may be told. A service with records
-- that partners reach says so in place of these.
create function is_reached(subject text, after jsonb) returns boolean stable language sql as 'select false';
create function reached_part(after jsonb) returns jsonb stable language sql as 'select after';

-- What a transaction has written itself it counts.
select limit_reach('change', 'is_reached(subject, after) or tx = pg_current_xact_id_if_assigned()', 'true');
select limit_reach('idempotent_answer', 'true'); -- of one caller each
select limit_reach('known_tenant', 'true');

-- A job sees what whoever started it sees.
alter table job add column reach text not null default '*';
select limit_reach('job', 'reach = (select current_setting(''app.reach'', true))');
select limit_reach('job_chunk', $$
    exists (select from job where job.tenant_id = job_chunk.tenant_id and job.job_id = job_chunk.job_id)$$);
