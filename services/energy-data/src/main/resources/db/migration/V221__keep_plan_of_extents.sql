-- The first and the last day of which a meter has values. interval_block has a partition for each month: planning such a look
-- takes several times as long as the look itself, so its plan is kept. One that is made while most months are empty must
-- not be one that reads whole months, hence no sequential scans.
create function days_with_values(of_tenant text, of_meters uuid[])
    returns table (meter_id uuid, first_day date, last_day date)
    stable
    language plpgsql
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
as $$
begin
    return query
    select m.id,
           (select min(b.day) from interval_block b where b.tenant_id = of_tenant and b.meter_id = m.id),
           (select max(b.day) from interval_block b where b.tenant_id = of_tenant and b.meter_id = m.id)
    from unnest(of_meters) as m(id);
end $$;
