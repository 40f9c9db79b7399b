create table tenant (
    id text primary key,
    version int not null,
    name text not null,
    name_en text,
    time_zone text not null,
    grid_area text not null,
    retired_at timestamptz
);
alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant on tenant using (id = (select current_setting('app.tenant', true)));
select open_to_platform('tenant');
grant select, insert, update on tenant to dualcarbon_app;

create table area (
    id uuid primary key,
    tenant_id text not null,
    version int not null,
    code text not null,
    name text not null,
    name_en text,
    kind text not null,
    parent_id uuid,
    illustrative boolean not null,
    source text,
    retired_at timestamptz,
    constraint area_code_key unique (tenant_id, code),
    -- Keys beside the primary one let a reference carry the tenant: no row can point into another tenant.
    constraint area_tenant_key unique (tenant_id, id),
    constraint area_parent_fkey foreign key (tenant_id, parent_id) references area (tenant_id, id)
);
create index area_parent on area (tenant_id, parent_id);
select protect_by_tenant('area', 'select, insert, update');
