-- What is behind meters of other organizations is worked out once for all that is known, by the rule by which each change of
-- the registry is from now on. The sums that this moves follow, and of closed months it is recorded as a restatement with
-- the reason given here. The owner sees the rows of all tenants while nothing is forced on it.
alter table meter no force row level security;
alter table meter_configuration no force row level security;
alter table meter_term no force row level security;
alter table meter_placement no force row level security;
alter table building_placement no force row level security;
alter table node_meter no force row level security;
alter table meter_month no force row level security;
alter table rollup_month no force row level security;
alter table dirty_range no force row level security;

-- Step by step, each with statistics: nobody knows how old those of the tables are.
analyze meter, meter_configuration, meter_term, meter_placement, building_placement, node_meter;

create temporary table behind_organization_meter as
with recursive up(tenant_id, meter_id, carrier, direction, above, counts, from_day, to_day) as (
    select m.tenant_id, m.meter_id, m.carrier, m.direction, p.parent_id,
           (o.carrier, o.direction) = (m.carrier, m.direction), p.from_day, p.to_day
    from meter m
    cross join lateral (
        select meter_id as parent_id, date '-infinity' as from_day, date 'infinity' as to_day from formula_source
        where tenant_id = m.tenant_id and virtual_meter_id = m.meter_id
        union all
        select parent_id, from_day, to_day from meter_parent
        where tenant_id = m.tenant_id and meter_id = m.meter_id and not exists (
            select from formula_source where tenant_id = m.tenant_id and virtual_meter_id = m.meter_id)
        offset 0) p
    cross join lateral (
        select carrier, direction from meter where tenant_id = m.tenant_id and meter_id = p.parent_id offset 0) o
    union
    select u.tenant_id, u.meter_id, u.carrier, u.direction, p.parent_id,
           (o.carrier, o.direction) = (u.carrier, u.direction), greatest(u.from_day, p.from_day),
           least(u.to_day, p.to_day)
    from up u
    cross join lateral (
        select parent_id, from_day, to_day from meter_parent
        where tenant_id = u.tenant_id and meter_id = u.above and from_day < u.to_day and u.from_day < to_day
        offset 0) p
    cross join lateral (
        select carrier, direction from meter where tenant_id = u.tenant_id and meter_id = p.parent_id offset 0) o
    where not u.counts
)
select tenant_id, meter_id, above as nearest, range_agg(daterange(from_day, to_day)) as days from up
where counts and above <> meter_id group by tenant_id, meter_id, above;
analyze behind_organization_meter;

create temporary table organization_place as
select m.tenant_id, m.meter_id, coalesce(m.organization_id, b.organization_id) as node_id,
       range_agg(daterange(greatest(m.from_day, b.from_day), least(m.to_day, b.to_day))) as days
from meter_placement m
left join building_placement b on b.tenant_id = m.tenant_id and b.building_id = m.building_id
    and b.from_day < m.to_day and b.to_day > m.from_day
where coalesce(m.organization_id, b.organization_id) is not null
group by 1, 2, 3;
analyze organization_place;

create temporary table organization_owner as
with owned as (
    select tenant_id, meter_id, range_agg(days) as days from organization_place group by tenant_id, meter_id
)
select tenant_id, meter_id, node_id, range_agg(days) as days
from (
    select b.tenant_id, b.meter_id, p.node_id, b.days * p.days as days
    from behind_organization_meter b
    join organization_place p on p.tenant_id = b.tenant_id and p.meter_id = b.nearest
    union all
    select b.tenant_id, b.meter_id, null, b.days - coalesce(o.days, '{}')
    from behind_organization_meter b
    left join owned o on o.tenant_id = b.tenant_id and o.meter_id = b.nearest) above
where not isempty(days) group by tenant_id, meter_id, node_id;
analyze organization_owner;

create temporary table organization_meter as
with disputed as (
    select a.tenant_id, a.meter_id, range_agg(a.days * b.days) as days
    from organization_owner a
    join organization_owner b
        on b.tenant_id = a.tenant_id and b.meter_id = a.meter_id and b.node_id is distinct from a.node_id
    group by a.tenant_id, a.meter_id
), counted as (
    select i.tenant_id, i.node_id, i.meter_id, 1 as sign, i.days - coalesce(d.days, '{}') as here, o.days as elsewhere
    from organization_place i
    left join organization_owner o
        on o.tenant_id = i.tenant_id and o.meter_id = i.meter_id and o.node_id = i.node_id
    left join disputed d on d.tenant_id = i.tenant_id and d.meter_id = i.meter_id
    union all
    select o.tenant_id, o.node_id, o.meter_id, -1, o.days - coalesce(d.days, '{}'), i.days
    from organization_owner o
    left join organization_place i
        on i.tenant_id = o.tenant_id and i.meter_id = o.meter_id and i.node_id = o.node_id
    left join disputed d on d.tenant_id = o.tenant_id and d.meter_id = o.meter_id
    where o.node_id is not null
)
select c.tenant_id, c.node_id, c.meter_id, m.carrier, m.direction, m.illustrative, lower(c.free) as from_day,
       upper(c.free) as to_day, c.sign
from (
    select tenant_id, node_id, meter_id, sign, unnest(here - coalesce(elsewhere, '{}')) as free from counted) c
join meter m on m.tenant_id = c.tenant_id and m.meter_id = c.meter_id;
analyze organization_meter;

create temporary table moved_organization as
select distinct tenant_id, node_id, meter_id from (
    (select tenant_id, node_id, meter_id, from_day, to_day, sign from node_meter
     where node_kind = 'ORGANIZATION' and end_use = ''
     except
     select tenant_id, node_id, meter_id, from_day, to_day, sign from organization_meter)
    union all
    (select tenant_id, node_id, meter_id, from_day, to_day, sign from organization_meter
     except
     select tenant_id, node_id, meter_id, from_day, to_day, sign from node_meter
     where node_kind = 'ORGANIZATION' and end_use = '')) as difference;
analyze moved_organization;

insert into dirty_range (tenant_id, kind, id, from_day, to_day, mark, actor, reason)
select distinct m.tenant_id, 'ORGANIZATION', m.node_id, e.month, (e.month + interval '1 month - 1 day')::date,
       md5(m.tenant_id || m.node_id || e.month)::uuid, 'platform',
       'An organization is what it used: what meters of others behind its own count is in their figures'
from moved_organization m join meter_month e on e.tenant_id = m.tenant_id and e.meter_id = m.meter_id;

delete from node_meter n using moved_organization m
where n.tenant_id = m.tenant_id and n.node_kind = 'ORGANIZATION' and n.node_id = m.node_id and n.meter_id = m.meter_id;
insert into node_meter (
    tenant_id, node_kind, node_id, end_use, meter_id, carrier, direction, illustrative, from_day, to_day, sign)
select o.tenant_id, 'ORGANIZATION', o.node_id, '', o.meter_id, o.carrier, o.direction, o.illustrative, o.from_day,
       o.to_day, o.sign
from organization_meter o join moved_organization using (tenant_id, node_id, meter_id);

-- The end uses of an organization are told by its meters one by one: they depend on what of others is behind them.
delete from node_meter where node_kind = 'ORGANIZATION' and end_use <> '';
delete from rollup_month where node_kind = 'ORGANIZATION' and end_use <> '';

drop table behind_organization_meter, organization_place, organization_owner, organization_meter, moved_organization;

alter table meter force row level security;
alter table meter_configuration force row level security;
alter table meter_term force row level security;
alter table meter_placement force row level security;
alter table building_placement force row level security;
alter table node_meter force row level security;
alter table meter_month force row level security;
alter table rollup_month force row level security;
alter table dirty_range force row level security;
