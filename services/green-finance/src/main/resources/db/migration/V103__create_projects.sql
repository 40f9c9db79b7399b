create table project (
    id uuid not null,
    tenant_id text not null,
    version int not null,
    code text not null,
    name text not null,
    name_en text,
    asset_kind text not null,
    asset_id uuid not null,
    measure_type text not null,
    -- The label as it was given: kept even if the catalogue is replaced.
    catalogue_version text,
    catalogue_code text,
    catalogue_category text,
    classified_on date,
    capex_amount numeric,
    capex_currency text,
    expected_saving_kwh_per_year numeric,
    baseline_from date,
    baseline_to date,
    commissioned_on date,
    status text not null,
    status_reason text,
    status_since timestamptz not null,
    illustrative boolean not null,
    source text,
    primary key (tenant_id, id),
    constraint project_code_key unique (tenant_id, code),
    constraint project_category_fkey foreign key (catalogue_version, catalogue_code) references catalogue_category,
    constraint project_label_whole check (num_nonnulls(catalogue_version, catalogue_code, catalogue_category, classified_on) in (0, 4)),
    constraint project_capex_whole check (num_nonnulls(capex_amount, capex_currency) in (0, 2)),
    constraint project_baseline_whole check (num_nonnulls(baseline_from, baseline_to) in (0, 2))
);
create index project_asset on project (tenant_id, asset_id);
select protect_by_tenant('project', 'select, insert, update');

create table project_financing (
    -- Hibernate writes these rows without a tenant; the transaction knows whose they are.
    tenant_id text not null default current_setting('app.tenant'),
    project_id uuid not null,
    position int not null,
    kind text not null,
    lender text,
    signed date,
    amount numeric,
    currency text,
    primary key (tenant_id, project_id, position),
    constraint project_financing_project_fkey foreign key (tenant_id, project_id) references project (tenant_id, id),
    constraint project_financing_amount_whole check (num_nonnulls(amount, currency) in (0, 2))
);
select protect_by_tenant('project_financing');
