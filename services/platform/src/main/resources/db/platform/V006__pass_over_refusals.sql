-- The audit log tells refused accesses too; the change feed passes over them, however many there are.
create index change_feed_of_changes on change (tx, tenant_id, ordinal) where type <> 'access.refused';
