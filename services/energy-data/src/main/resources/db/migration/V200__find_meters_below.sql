-- Whose place in the tree follows from a meter or an area is looked up from above.
create index meter_parent_meter on meter (tenant_id, parent_id);
create index meter_area on meter (tenant_id, area_id);
create index meter_configuration_parent on meter_configuration (tenant_id, parent_id);
