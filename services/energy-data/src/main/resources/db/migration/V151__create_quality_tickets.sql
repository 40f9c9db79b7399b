-- Months of a meter whose quality must be judged anew. The worker of the rollups leaves them when it takes up what an
-- upload marked, so that taking in readings costs nothing more.
create table quality_mark (
    tenant_id text not null,
    meter_id uuid not null,
    month date not null,
    mark uuid not null,
    marked_at timestamptz not null,
    primary key (tenant_id, meter_id, month, mark)
);
select protect_by_tenant('quality_mark', 'select, insert, delete');
select open_to_platform('quality_mark');

-- What a rule found in the data of a meter. Days that follow one another are one finding, which never spans two months;
-- only a silence may. A finding that the data no longer bear out stays, as resolved.
create table quality_finding (
    tenant_id text not null,
    meter_id uuid not null,
    rule text not null,
    from_day date not null,
    to_day date, -- the last one; null: goes on
    finding_id uuid not null,
    measured float8 not null,
    threshold float8 not null,
    unit text not null,
    occurrences int not null,
    open boolean not null,
    found_at timestamptz not null,
    resolved_at timestamptz,
    primary key (tenant_id, meter_id, rule, from_day)
);
select protect_by_tenant('quality_finding', 'select, insert, update');

-- One for a meter and a rule, however often it recurs.
create table quality_ticket (
    tenant_id text not null,
    ticket_id uuid not null,
    version int not null,
    meter_id uuid not null,
    rule text not null,
    state text not null,
    owner text,
    due date not null,
    note text,
    opened_at timestamptz not null,
    closed_at timestamptz,
    reopened int not null,
    primary key (tenant_id, ticket_id),
    constraint quality_ticket_meter_rule unique (tenant_id, meter_id, rule)
);
create index quality_ticket_due on quality_ticket (tenant_id, due, ticket_id);
select protect_by_tenant('quality_ticket', 'select, insert, update');

-- The worker that looks for silence goes through all of them.
select open_to_platform('tenant');
