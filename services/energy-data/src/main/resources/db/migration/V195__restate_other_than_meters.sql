-- Not only values of meters are changed in closed months.
alter table restatement rename column meter_id to subject_id;
alter table restatement add column kind text not null default 'METER';
alter table restatement alter column kind drop default;
