-- Days of a meter or a node whose rollups must be computed anew. Each transaction leaves marks of its own, so the
-- worker deletes none whose data it has not seen.
create table dirty_range (
    tenant_id text not null,
    kind text not null, -- METER or the kind of a node
    id uuid not null,
    from_day date not null,
    to_day date not null, -- the last one
    mark uuid not null,
    primary key (tenant_id, kind, id, from_day, mark)
);
select protect_by_tenant('dirty_range', 'select, insert, delete');
select open_to_platform('dirty_range');

-- What a node consumed in a day, in the base unit of the carrier. End use '' is the whole node.
create table rollup_day (
    tenant_id text not null,
    node_kind text not null,
    node_id uuid not null,
    carrier text not null,
    direction text not null,
    end_use text not null,
    day date not null,
    total float8 not null,
    measured_total float8 not null, -- without what was spread from bills
    covered_days float8 not null, -- meter-days with values: 0.5 is half a day of one meter
    illustrative boolean not null,
    primary key (tenant_id, node_kind, node_id, carrier, direction, end_use, day)
);
select protect_by_tenant('rollup_day');
