-- What this service must know of the asset registry, kept by its change feed. Changes may arrive in any order of
-- kinds, so nothing here refers to anything by a foreign key.

create table registry_cursor (
    single boolean primary key default true check (single),
    cursor text not null
);
insert into registry_cursor (cursor) values ('');
grant select, update on registry_cursor to dualcarbon_app;

create table tenant (
    tenant_id text not null primary key,
    version int not null,
    time_zone text not null
);
select protect_by_tenant('tenant', 'select, insert, update');

create table area (
    tenant_id text not null,
    area_id uuid not null,
    version int not null,
    parent_id uuid,
    primary key (tenant_id, area_id)
);
select protect_by_tenant('area', 'select, insert, update');

create table organization (
    tenant_id text not null,
    organization_id uuid not null,
    version int not null,
    primary key (tenant_id, organization_id)
);
select protect_by_tenant('organization', 'select, insert, update');

create table building (
    tenant_id text not null,
    building_id uuid not null,
    version int not null,
    area_id uuid,
    organization_id uuid,
    retired_at timestamptz,
    primary key (tenant_id, building_id)
);
create index building_area on building (tenant_id, area_id);
select protect_by_tenant('building', 'select, insert, update');

create table meter (
    tenant_id text not null,
    meter_id uuid not null,
    version int not null,
    code text not null,
    external_id text,
    building_id uuid,
    area_id uuid,
    organization_id uuid,
    parent_id uuid,
    carrier text not null,
    end_use text,
    direction text not null,
    reading text not null,
    interval_minutes int,
    unit text not null,
    illustrative boolean not null,
    retired_at timestamptz,
    primary key (tenant_id, meter_id)
);
create index meter_code on meter (tenant_id, code);
create index meter_external on meter (tenant_id, external_id);
create index meter_building on meter (tenant_id, building_id);
select protect_by_tenant('meter', 'select, insert, update');

-- Which meters make up the consumption of a node. The rows with an empty end use are its boundary: the meters inside it
-- that no other meter inside it already counts. The others are the outermost meters of an end use.
create table node_meter (
    tenant_id text not null,
    node_kind text not null,
    node_id uuid not null,
    end_use text not null,
    meter_id uuid not null,
    carrier text not null,
    direction text not null,
    illustrative boolean not null,
    primary key (tenant_id, node_kind, node_id, end_use, meter_id)
);
create index node_meter_meter on node_meter (tenant_id, meter_id);
select protect_by_tenant('node_meter');
