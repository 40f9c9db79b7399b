-- In which meter a meter lies on which days: as registered, then as each configuration says from its day on.
create view meter_parent with (security_invoker = true) as
select m.tenant_id, m.meter_id, m.parent_id, date '-infinity' as from_day,
       coalesce((
           select min(c.valid_from) from meter_configuration c
           where c.tenant_id = m.tenant_id and c.meter_id = m.meter_id), 'infinity') as to_day
from meter m where m.parent_id is not null
union all
select c.tenant_id, c.meter_id, c.parent_id, c.valid_from, c.to_day
from (
    select tenant_id, meter_id, parent_id, valid_from,
           lead(valid_from, 1, date 'infinity') over (partition by tenant_id, meter_id order by valid_from) as to_day
    from meter_configuration) c
where c.parent_id is not null;
grant select on meter_parent to dualcarbon_app;
