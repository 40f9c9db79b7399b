-- When each value came, in seconds from the beginning of its day; null while all came when the block did. With the
-- revisions this tells what was known at any time.
alter table interval_block add column slot_arrivals int[];
alter table interval_block alter column slot_arrivals set storage external;
alter table block_revision add column slot_arrivals int[];
alter table block_revision drop constraint block_revision_pkey;
alter table block_revision add primary key (tenant_id, meter_id, day, revised_at, upload_id, pass);

-- What became of each upload.
create table upload (
    tenant_id text not null,
    upload_id uuid not null,
    kind text not null,
    received_at timestamptz not null,
    actor text not null,
    accepted int not null,
    unchanged int not null,
    corrected int not null,
    rejected int not null,
    complete boolean not null, -- false: it runs, or broke off behind what is counted here
    resubmits uuid, -- the upload whose refused rows these were
    primary key (tenant_id, upload_id)
);
create index upload_time on upload (tenant_id, received_at, upload_id);
select protect_by_tenant('upload');
select open_to_platform('upload');

-- Rows that were refused, as they were sent, to be looked at and sent again.
create table rejected_row (
    tenant_id text not null,
    upload_id uuid not null,
    row_number int not null,
    meter text,
    type text not null,
    detail text not null,
    sent text, -- null if it was too long to keep
    primary key (tenant_id, upload_id, row_number),
    foreign key (tenant_id, upload_id) references upload on delete cascade
);
select protect_by_tenant('rejected_row');
select open_to_platform('rejected_row');

-- Months whose figures stand. What changes in them afterwards is a restatement.
create table closed_month (
    tenant_id text not null,
    month date not null,
    closed_at timestamptz not null,
    closed_by text not null,
    note text,
    primary key (tenant_id, month)
);
select protect_by_tenant('closed_month', 'select, insert');

create table restatement (
    tenant_id text not null,
    upload_id uuid not null,
    meter_id uuid not null,
    month date not null,
    at timestamptz not null,
    actor text not null,
    reason text not null,
    quantity_before float8 not null,
    quantity_after float8 not null,
    primary key (tenant_id, at, upload_id, meter_id, month)
);
create index restatement_month on restatement (tenant_id, month, at);
select protect_by_tenant('restatement', 'select, insert');
