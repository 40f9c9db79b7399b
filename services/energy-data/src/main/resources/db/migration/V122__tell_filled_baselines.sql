alter table baseline add column filled_share float8 not null default 0; -- of the intervals it was fitted to
