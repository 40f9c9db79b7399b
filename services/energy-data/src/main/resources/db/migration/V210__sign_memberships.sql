-- An organization is what it used: meters of others behind its own are taken out of it.
alter table node_meter
    add column sign int not null default 1, -- -1 if it is taken out
    add constraint node_meter_sign check (sign = 1 or (sign = -1 and node_kind = 'ORGANIZATION'));

-- What a formula adds up, as far as it counts the same: of this its quantity is a part.
create view formula_source with (security_invoker = true) as
select p.tenant_id, p.virtual_meter_id, p.meter_id
from formula_part p
cross join lateral (
    select factor from meter_term
    where tenant_id = p.tenant_id and virtual_meter_id = p.virtual_meter_id and meter_id = p.meter_id
    offset 0) t
cross join lateral (
    select carrier, direction from meter where tenant_id = p.tenant_id and meter_id = p.virtual_meter_id offset 0) v
cross join lateral (
    select carrier, direction from meter where tenant_id = p.tenant_id and meter_id = p.meter_id offset 0) m
where t.factor > 0 and m.carrier = v.carrier and m.direction = v.direction;
grant select on formula_source to dualcarbon_app;
