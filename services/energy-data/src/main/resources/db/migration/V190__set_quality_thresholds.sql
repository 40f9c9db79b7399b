-- Thresholds that a tenant set for itself; a tenant without a row has the service's own.
create table quality_setting (
    tenant_id text not null primary key,
    version int not null,
    stuck_hours int not null,
    spike_deviations int not null, -- robust standard deviations
    sub_meters_above_percent int not null,
    late_hours int not null,
    silent_days int not null
);
select protect_by_tenant('quality_setting', 'select, insert, update');
