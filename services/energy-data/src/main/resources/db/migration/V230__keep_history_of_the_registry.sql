-- What memberships are read from, as it was known at any instant: each row knows from when on it has stood as it is, and
-- what a change replaces goes, with the instants between which it was known, to a table of its own. What is there now
-- counts as known from the beginning.
create schema known;
grant usage on schema known to dualcarbon_app;

-- Set by who asks, for the transaction; without it nothing is answered.
create function known.instant() returns timestamptz stable language sql as $$
    select current_setting('app.known_at')::timestamptz
$$;

-- A row that is written again as it was keeps its time: versions tell nothing by themselves. All that a transaction changes
-- is known from one instant on, and what it changes more than once was never known in between.
create function know_from_now() returns trigger language plpgsql as $$
begin
    new.known_from := case
        when to_jsonb(new) - 'version' - 'known_from' = to_jsonb(old) - 'version' - 'known_from' then old.known_from
        else greatest(now(), old.known_from) end;
    return new;
end $$;

-- Whatever statement replaces rows leaves their history, all at once: a change of a tree replaces some hundred thousand. A
-- migration that does so lifts the policies of both tables.
create function keep_history() returns trigger language plpgsql as $$
declare
    columns text;
begin
    if not exists (select from old_rows) then
        return null;
    end if;
    select string_agg(quote_ident(attname), ', ') into columns
    from pg_attribute where attrelid = tg_relid and attnum > 0 and not attisdropped;
    execute format(
        'insert into %1$I.%2$I (%3$s, known_to)
         select %3$s, known_to
         from (select o.*, %4$s as known_to from old_rows o %5$s) replaced
         where known_from < known_to',
        tg_table_schema, tg_table_name || '_history', columns,
        case tg_op when 'DELETE' then 'now()' else 'coalesce(n.known_from, now())' end,
        case tg_op when 'DELETE' then '' else format(
            'left join (select %1$s, known_from from new_rows) n using (%1$s)', tg_argv[0]) end);
    return null;
end $$;

-- In the schema "known" the table stands under its own name as it was known at the instant that is asked about.
create function keep_history_of(kept regclass, key text) returns void language plpgsql as $$
declare
    history text := kept::text || '_history';
    columns text;
begin
    execute format('alter table %s add column known_from timestamptz not null default ''-infinity''', kept);
    execute format('alter table %s alter column known_from set default now()', kept);
    execute format(
        'create table %s (like %s, known_to timestamptz not null, primary key (%s, known_from))',
        history, kept, key);
    perform protect_by_tenant(history::regclass, 'select, insert');
    perform limit_reach(history::regclass, 'false');
    execute format(
        'create trigger know_from_now before update on %s for each row execute function know_from_now()', kept);
    execute format(
        'create trigger keep_history after update on %s referencing old table as old_rows new table as new_rows
         for each statement execute function keep_history(%L)', kept, key);
    execute format(
        'create trigger keep_history_of_deleted after delete on %s referencing old table as old_rows
         for each statement execute function keep_history()', kept);
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute where attrelid = kept and attnum > 0 and not attisdropped and attname <> 'known_from';
    execute format($view$
        create view known.%1$s with (security_invoker = true) as
        select %2$s from public.%1$s where known_from <= (select known.instant())
        union all
        select %2$s from public.%3$s
        where known_from <= (select known.instant()) and known_to > (select known.instant())
        $view$, kept, columns, history);
    execute format('grant select on known.%s to dualcarbon_app', kept);
end $$;

select keep_history_of('tenant', 'tenant_id'),
       keep_history_of('area', 'tenant_id, area_id'),
       keep_history_of('organization', 'tenant_id, organization_id'),
       keep_history_of('building', 'tenant_id, building_id'),
       keep_history_of('building_placement', 'tenant_id, building_id, from_day'),
       keep_history_of('meter', 'tenant_id, meter_id'),
       keep_history_of('meter_placement', 'tenant_id, meter_id, from_day'),
       keep_history_of('meter_configuration', 'tenant_id, meter_id, valid_from'),
       keep_history_of('meter_term', 'tenant_id, virtual_meter_id, meter_id'),
       keep_history_of('node_meter', 'tenant_id, node_kind, node_id, end_use, meter_id, from_day');

-- As the tables are looked through for what lies in an area or a building, is an organization's, or is behind a meter.
create index area_history_parent on area_history (tenant_id, parent_id);
create index building_placement_history_area on building_placement_history (tenant_id, area_id);
create index building_placement_history_organization on building_placement_history (tenant_id, organization_id);
create index meter_placement_history_building on meter_placement_history (tenant_id, building_id);
create index meter_placement_history_area on meter_placement_history (tenant_id, area_id);
create index meter_placement_history_organization on meter_placement_history (tenant_id, organization_id);
create index meter_history_parent on meter_history (tenant_id, parent_id);
create index meter_configuration_history_parent on meter_configuration_history (tenant_id, parent_id);
create index meter_term_history_meter on meter_term_history (tenant_id, meter_id);

-- What follows from these, as it does today.
create view known.meter_parent with (security_invoker = true) as
select m.tenant_id, m.meter_id, m.parent_id, date '-infinity' as from_day,
       coalesce((
           select min(c.valid_from) from known.meter_configuration c
           where c.tenant_id = m.tenant_id and c.meter_id = m.meter_id), 'infinity') as to_day
from known.meter m where m.parent_id::text <> ''
union all
select c.tenant_id, c.meter_id, c.parent_id, c.valid_from, c.to_day
from (
    select tenant_id, meter_id, parent_id, valid_from,
           lead(valid_from, 1, date 'infinity') over (partition by tenant_id, meter_id order by valid_from) as to_day
    from known.meter_configuration) c
where c.parent_id is not null;
grant select on known.meter_parent to dualcarbon_app;

create view known.formula_part with (security_invoker = true) as
select t.tenant_id, t.virtual_meter_id, t.meter_id
from known.meter_term t
where not exists (
    with recursive up(above) as (
        select p.parent_id from known.meter_parent p where p.tenant_id = t.tenant_id and p.meter_id = t.meter_id
        union
        select p.parent_id from up u cross join lateral (
            select parent_id from known.meter_parent
            where tenant_id = t.tenant_id and meter_id = u.above
            offset 0) p)
    select from up where above = t.virtual_meter_id);
grant select on known.formula_part to dualcarbon_app;

create view known.formula_source with (security_invoker = true) as
select p.tenant_id, p.virtual_meter_id, p.meter_id
from known.formula_part p
cross join lateral (
    select factor from known.meter_term
    where tenant_id = p.tenant_id and virtual_meter_id = p.virtual_meter_id and meter_id = p.meter_id
    offset 0) t
cross join lateral (
    select carrier, direction from known.meter
    where tenant_id = p.tenant_id and meter_id = p.virtual_meter_id
    offset 0) v
cross join lateral (
    select carrier, direction from known.meter where tenant_id = p.tenant_id and meter_id = p.meter_id offset 0) m
where t.factor > 0 and m.carrier = v.carrier and m.direction = v.direction;
grant select on known.formula_source to dualcarbon_app;
