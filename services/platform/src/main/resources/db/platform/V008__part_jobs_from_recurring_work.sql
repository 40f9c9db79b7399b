-- Jobs of tenants wait in a table of their own, so that what must recur never waits for their threads.
create table scheduled_jobs (like scheduled_tasks including all);
grant select, insert, update, delete on scheduled_jobs to dualcarbon_app;
insert into scheduled_jobs select * from scheduled_tasks where task_name = 'job';
delete from scheduled_tasks where task_name = 'job';
