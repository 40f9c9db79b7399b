-- Values proposed for a gap, and who decided on them.
create table gap_fill (
    tenant_id text not null,
    gap_fill_id uuid not null,
    version int not null,
    meter_id uuid not null,
    from_at timestamptz not null,
    to_at timestamptz not null,
    method text not null,
    known_total numeric, -- null: nothing to conserve
    known_total_source text,
    slot_starts bigint[] not null, -- seconds since 1970
    slot_values float8[] not null,
    state text not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    written int, -- fewer than proposed if some values came meanwhile
    reason text,
    primary key (tenant_id, gap_fill_id)
);
create index gap_fill_meter on gap_fill (tenant_id, meter_id);
select protect_by_tenant('gap_fill', 'select, insert, update');
