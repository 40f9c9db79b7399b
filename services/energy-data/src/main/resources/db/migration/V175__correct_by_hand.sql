-- Who corrected something by hand. Revisions name it by upload_id, as they name uploads.
create table correction (
    tenant_id text not null,
    correction_id uuid not null,
    kind text not null,
    made_at timestamptz not null,
    actor text not null,
    primary key (tenant_id, correction_id)
);
select protect_by_tenant('correction', 'select, insert');

-- What was told by mistake is taken back; what it was stays among the revisions.
grant delete on register_read, billed_period, charging_session to dualcarbon_app;

-- A bill that is taken back takes its days with it. Null in what was replaced before: the bill that stands has them.
alter table billed_period_revision add column to_day date;
alter table billed_period_revision add column received_at timestamptz;

-- Why an upload changed a closed month, for each of its revisions.
create index restatement_upload on restatement (tenant_id, upload_id, meter_id);
