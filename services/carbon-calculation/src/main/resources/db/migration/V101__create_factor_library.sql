-- The factor library: the same for every tenant, written by migrations only. The application reads it.

create table grid_area (
    code text primary key,
    name text not null,
    name_en text not null,
    -- Where a purpose may look when the area itself has no factor.
    parent text references grid_area
);

create table factor_set (
    id text not null,
    version int not null,
    name text not null,
    name_en text not null,
    published_on date,
    source text not null,
    primary key (id, version)
);

create table factor (
    id text primary key,
    set_id text not null,
    set_version int not null,
    area text not null references grid_area,
    carrier text not null,
    kind text not null,
    gas text not null constraint factor_gas_known check (gas in ('CO2', 'CO2E')),
    value numeric not null,
    unit text not null,
    kg_per_base_unit numeric not null,
    base_unit text not null,
    valid_from date,
    valid_to date,
    source text not null,
    -- What nobody has checked does not come in.
    status text not null constraint factor_status_checked check (status in ('verified', 'secondary')),
    note text,
    constraint factor_set_fkey foreign key (set_id, set_version) references factor_set,
    constraint factor_validity_ordered check (valid_from < valid_to)
);

grant select on grid_area, factor_set, factor to dualcarbon_app;
