-- Shared by all tenants and only ever added to: a label given once keeps its meaning.
create table catalogue (
    version text primary key,
    document text not null,
    effective_from date,
    effective_to date,
    note text,
    source text not null,
    constraint catalogue_validity check (effective_from < effective_to)
);

create table catalogue_category (
    catalogue_version text not null references catalogue,
    code text not null,
    ordinal int not null,
    name text not null,
    source text not null,
    status text not null,
    primary key (catalogue_version, code)
);

grant select on catalogue, catalogue_category to dualcarbon_app;
