-- What is asked of a model, and by whom. Reference data of nobody's.
create table mv_criterion (
    metric text not null,
    resolution text not null,
    comparison text not null, -- AT_MOST or AT_LEAST, of the metric's absolute value
    threshold numeric not null,
    note text not null,
    source text not null,
    status text not null,
    primary key (metric, resolution)
);
grant select on mv_criterion to dualcarbon_app;
insert into mv_criterion values
    ('CV_RMSE', 'P1M', 'AT_MOST', 0.15, 'for calibrated simulation', 'ASHRAE Guideline 14-2014 as quoted at mepvault.com', 'verified'),
    ('CV_RMSE', 'PT1H', 'AT_MOST', 0.30, 'for calibrated simulation', 'ASHRAE Guideline 14-2014 as quoted at mepvault.com', 'verified'),
    ('NMBE', 'P1M', 'AT_MOST', 0.05, 'for calibrated simulation', 'ASHRAE Guideline 14-2014 as quoted at mepvault.com', 'verified'),
    ('NMBE', 'PT1H', 'AT_MOST', 0.10, 'for calibrated simulation', 'ASHRAE Guideline 14-2014 as quoted at mepvault.com', 'verified'),
    ('R2', 'P1M', 'AT_LEAST', 0.75, 'guidance, not a pass/fail test', 'IPMVP statistics guidance; EVO M&V Focus 5', 'secondary'),
    ('R2', 'P1D', 'AT_LEAST', 0.75, 'guidance, not a pass/fail test', 'IPMVP statistics guidance; EVO M&V Focus 5', 'secondary'),
    ('R2', 'PT1H', 'AT_LEAST', 0.75, 'guidance, not a pass/fail test', 'IPMVP statistics guidance; EVO M&V Focus 5', 'secondary'),
    ('SAVINGS_UNCERTAINTY', 'P1M', 'AT_MOST', 0.50, 'of the savings, at 68 % confidence', 'ASHRAE Guideline 14 as quoted at energy-models.com', 'verified'),
    ('SAVINGS_UNCERTAINTY', 'P1D', 'AT_MOST', 0.50, 'of the savings, at 68 % confidence', 'ASHRAE Guideline 14 as quoted at energy-models.com', 'verified'),
    ('SAVINGS_UNCERTAINTY', 'PT1H', 'AT_MOST', 0.50, 'of the savings, at 68 % confidence', 'ASHRAE Guideline 14 as quoted at energy-models.com', 'verified');

-- Fitted once and frozen: savings are told against what the model was when it was agreed.
create table baseline (
    tenant_id text not null,
    baseline_id uuid not null,
    version int not null,
    code text not null,
    name text not null,
    meter_id uuid,
    building_id uuid,
    carrier text not null,
    station_id uuid not null,
    from_day date not null,
    to_day date not null,
    resolution text not null,
    coverage float8 not null,
    illustrative boolean not null,
    model jsonb not null,
    quality jsonb not null,
    split jsonb not null,
    created_at timestamptz not null,
    retired_at timestamptz,
    primary key (tenant_id, baseline_id),
    constraint baseline_code_key unique (tenant_id, code),
    constraint baseline_subject check ((meter_id is null) <> (building_id is null))
);
create index baseline_meter on baseline (tenant_id, meter_id);
create index baseline_building on baseline (tenant_id, building_id);
select protect_by_tenant('baseline', 'select, insert, update');
