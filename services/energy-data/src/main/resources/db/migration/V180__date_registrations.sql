-- Since when a meter is known: one that never reports owes from then on. Of those known before, nobody knows.
alter table meter add column registered_at timestamptz not null default now();
