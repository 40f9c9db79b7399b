-- Who moves what makes up a node in closed months says why; the mark carries it to the sums that follow.
alter table dirty_range add column actor text, add column reason text;

-- A node has sums of several carriers and directions; of other subjects these follow from the subject.
alter table restatement
    add column carrier text not null default '',
    add column direction text not null default '',
    drop constraint restatement_pkey,
    add primary key (tenant_id, at, upload_id, subject_id, month, carrier, direction);
