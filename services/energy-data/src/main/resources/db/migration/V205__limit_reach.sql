-- A partner reaches the buildings that are linked to its platform, the meters in them, and what these counted.
alter table building add column platform_links jsonb;

-- The feed is read once more from its beginning, and this time each building counts as news.
update registry_cursor set cursor = '';
alter table building no force row level security; -- the owner is bound by the policies too
update building set version = -1;
alter table building force row level security;

select limit_reach('building', $$
    platform_links @> jsonb_build_array(jsonb_build_object('platform', (select current_setting('app.reach', true))))$$);

create function limit_reach_to(parent regclass, key text, tenant_table regclass, reference text)
    returns void language sql as $$
    select limit_reach(tenant_table, format(
        'exists (select from %s parent where parent.tenant_id = %s.tenant_id and parent.%I = %2$s.%I)',
        parent, tenant_table, key, reference))
$$;
select limit_reach_to('building', 'building_id', placed, 'building_id')
from unnest(array['meter', 'pv_plant', 'charging_station']::regclass[]) placed;

select limit_reach_to('meter', 'meter_id', kept, 'meter_id')
from unnest(array['interval_block', 'block_revision', 'billed_period', 'billed_period_revision', 'register_read',
    'register_read_revision', 'meter_month', 'meter_configuration', 'node_meter', 'quality_mark', 'quality_finding',
    'quality_ticket', 'gap_fill']::regclass[]) kept;
select limit_reach_to('meter', 'meter_id', 'meter_term', 'virtual_meter_id');
select limit_reach_to('charging_station', 'charging_station_id', kept, 'charging_station_id')
from unnest(array['charging_session', 'charging_session_revision']::regclass[]) kept;
drop function limit_reach_to;

select limit_reach('rollup_month', $$
    node_kind = 'BUILDING' and exists (select from building
        where building.tenant_id = rollup_month.tenant_id and building.building_id = rollup_month.node_id)$$);

-- What holds for the whole tenant, and what an upload leaves behind for the workers. Uploads are their sender's.
select limit_reach(common, 'true')
from unnest(array['tenant', 'closed_month', 'quality_setting', 'dirty_range', 'upload', 'rejected_row',
    'correction']::regclass[]) common;
select limit_reach('restatement', 'false', 'true');

select limit_reach(hidden, 'false')
from unnest(array['area', 'organization', 'set_aside_event', 'weather_station', 'weather_hour',
    'weather_hour_revision', 'baseline', 'baseline_adjustment', 'mohurd_building']::regclass[]) hidden;

-- Of meters or charging stations together, a partner is told those that it reaches.
create or replace function is_reached(subject text, after jsonb) returns boolean stable language sql as $$
    select case
        when after ? 'meterIds' then reached_part(after) -> 'meterIds' <> '[]'
        when after ? 'chargingStationIds' then reached_part(after) -> 'chargingStationIds' <> '[]'
        else exists (select from meter where meter_id::text = coalesce(after ->> 'meterId', subject))
        end
$$;
create or replace function reached_part(after jsonb) returns jsonb stable language sql as $$
    select case
        when after ? 'meterIds' then jsonb_set(after, '{meterIds}', (
            select coalesce(jsonb_agg(id), '[]') from jsonb_array_elements_text(after -> 'meterIds') id
            where id::uuid in (select meter_id from meter)))
        when after ? 'chargingStationIds' then jsonb_set(after, '{chargingStationIds}', (
            select coalesce(jsonb_agg(id), '[]') from jsonb_array_elements_text(after -> 'chargingStationIds') id
            where id::uuid in (select charging_station_id from charging_station)))
        else after end
$$;
