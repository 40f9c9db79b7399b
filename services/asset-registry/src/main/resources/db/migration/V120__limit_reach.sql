-- A partner reaches the buildings that are linked to its platform, and what stands in them.
select limit_reach('building', $$
    platform_links @> jsonb_build_array(jsonb_build_object('platform', (select current_setting('app.reach', true))))$$);

create function limit_reach_to_building(tenant_table regclass) returns void language sql as $$
    select limit_reach(tenant_table, format(
        'exists (select from building b where b.tenant_id = %1$s.tenant_id and b.id = %1$s.building_id)',
        tenant_table))
$$;
select limit_reach_to_building('meter');
select limit_reach_to_building('pv_plant');
select limit_reach_to_building('charging_station');
drop function limit_reach_to_building;

select limit_reach('meter_configuration', $$
    exists (select from meter m where m.tenant_id = meter_configuration.tenant_id
        and m.id = meter_configuration.meter_id)$$);
select limit_reach('meter_term', $$
    exists (select from meter m where m.tenant_id = meter_term.tenant_id and m.id = meter_term.virtual_meter_id)$$);

select limit_reach('tenant', 'true'); -- its own, to know whether it may act
select limit_reach(hidden, 'false')
from unnest(array['area', 'organization', 'alliance', 'alliance_member']::regclass[]) hidden;

create or replace function is_reached(subject text, after jsonb) returns boolean stable language sql as $$
    select exists (select from building where id::text = subject)
        or exists (select from meter where id::text = subject)
        or exists (select from pv_plant where id::text = subject)
        or exists (select from charging_station where id::text = subject)
$$;
