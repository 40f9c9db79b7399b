-- Nothing but its key leads to what contains a meter: statistics of a time at which no meter had a parent made the database
-- look through all meters of a tenant that have one.
create or replace view meter_parent with (security_invoker = true) as
select m.tenant_id, m.meter_id, m.parent_id, date '-infinity' as from_day,
       coalesce((
           select min(c.valid_from) from meter_configuration c
           where c.tenant_id = m.tenant_id and c.meter_id = m.meter_id), 'infinity') as to_day
from meter m where m.parent_id::text <> ''
union all
select c.tenant_id, c.meter_id, c.parent_id, c.valid_from, c.to_day
from (
    select tenant_id, meter_id, parent_id, valid_from,
           lead(valid_from, 1, date 'infinity') over (partition by tenant_id, meter_id order by valid_from) as to_day
    from meter_configuration) c
where c.parent_id is not null;
