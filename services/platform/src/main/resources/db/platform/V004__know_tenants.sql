-- What the asset registry said of each tenant when it was asked last: it may be away when it is asked again.
create table known_tenant (
    tenant_id text not null primary key,
    state text not null check (state in ('ACTIVE', 'SUSPENDED', 'RETIRED'))
);
select protect_by_tenant('known_tenant');
