-- Events that change what a baseline leads to expect and have nothing to do with what was done to save.
create table baseline_adjustment (
    tenant_id text not null,
    adjustment_id uuid not null,
    baseline_id uuid not null,
    from_day date not null,
    to_day date not null, -- exclusive
    quantity numeric not null, -- positive: more is to be expected
    basis text not null, -- PER_DAY or IN_TOTAL
    unit text not null,
    reason text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (tenant_id, adjustment_id)
);
create index baseline_adjustment_baseline on baseline_adjustment (tenant_id, baseline_id, from_day);
select protect_by_tenant('baseline_adjustment', 'select, insert, delete');
