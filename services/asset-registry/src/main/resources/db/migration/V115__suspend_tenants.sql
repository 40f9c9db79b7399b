-- A suspended tenant comes back, a retired one does not.
alter table tenant add column state text not null default 'ACTIVE' check (state in ('ACTIVE', 'SUSPENDED', 'RETIRED'));
select set_config('app.tenant', '*', true); -- row-level security holds for the owner too
update tenant set state = 'RETIRED' where retired_at is not null;
alter table tenant add constraint tenant_retired_check check ((state = 'RETIRED') = (retired_at is not null));
