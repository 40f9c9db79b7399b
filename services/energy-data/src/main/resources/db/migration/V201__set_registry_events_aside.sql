-- Since when the registry's feed does not go on, and why.
alter table registry_cursor
    add column followed_at timestamptz not null default now(), -- when its end was last reached, or the cursor moved
    add column failure text; -- null while it goes on

-- Events of the registry that cannot be applied, until a later one of the same record is. Tenant '*': it names none.
create table set_aside_event (
    tenant_id text not null,
    event_id text not null,
    type text not null,
    subject text not null,
    cursor text not null, -- of the page behind it
    reason text not null,
    event text not null, -- as it was given
    set_aside_at timestamptz not null default now(),
    primary key (tenant_id, event_id)
);
create index set_aside_event_subject on set_aside_event (tenant_id, subject);
select protect_by_tenant('set_aside_event');
select open_to_platform('set_aside_event');
