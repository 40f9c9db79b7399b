-- Values that were computed and approved to fill gaps, never measured. Slots count from 1, as subscripts of slot_values.
alter table interval_block
    add column filled_slots int[], -- null: none
    add column filled_total float8 not null default 0;
alter table block_revision add column filled_slots int[];
