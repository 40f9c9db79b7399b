-- Codes of the 2008 guideline for sub-metering of the ministry of housing (住房和城乡建设部). status: verified in a public copy,
-- secondary in one other public source, memory_unverified until somebody reads the guideline.
create table mohurd_code (
    kind text not null,
    code text not null,
    parent text,
    name text not null,
    unit text,
    source text not null,
    status text not null,
    primary key (kind, code)
);
grant select on mohurd_code to dualcarbon_app;
insert into mohurd_code (kind, code, parent, name, unit, source, status) values
    ('ENERGY_CLASS', '01', null, '电', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ENERGY_CLASS', '02', null, '水', 'm3', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ENERGY_CLASS', '03', null, '燃气（天然气或煤气）', 'm3', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ENERGY_CLASS', '04', null, '集中供热量', 'GJ', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ENERGY_CLASS', '05', null, '集中供冷量', 'GJ', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ENERGY_CLASS', '06', null, '其它能源', null, '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ENERGY_CLASS', '07', null, '煤', 'kg', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'secondary'),
    ('ENERGY_CLASS', '08', null, '液化石油气', 'kg', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'secondary'),
    ('ENERGY_CLASS', '09', null, '人工煤气', 'm3', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'secondary'),
    ('ENERGY_CLASS', '10', null, '汽油', 'kg', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'secondary'),
    ('ENERGY_CLASS', '11', null, '煤油', 'kg', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'secondary'),
    ('ENERGY_CLASS', '12', null, '柴油', 'kg', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'secondary'),
    ('ENERGY_CLASS', '13', null, '可再生能源', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'secondary'),
    ('ELECTRICITY_SUBITEM', 'A', null, '照明插座用电', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'A1', 'A', '照明与插座', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'A2', 'A', '走廊与应急', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'A3', 'A', '室外景观照明', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'B', null, '空调用电', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'B1', 'B', '冷热站', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'B1A', 'B1', '冷冻泵', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'B1B', 'B1', '冷却泵', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'B1C', 'B1', '冷水机组', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'B1D', 'B1', '冷却塔', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'B1E', 'B1', '热水循环泵', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'B1F', 'B1', '电锅炉', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'B2', 'B', '空调末端', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'C', null, '动力用电', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'C1', 'C', '电梯', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'C2', 'C', '水泵', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'C3', 'C', '通风机', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'D', null, '特殊用电', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'D1', 'D', '信息中心', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'D2', 'D', '洗衣房', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified (one vendor model swaps D2/D3: import with an explicit mapping)'),
    ('ELECTRICITY_SUBITEM', 'D3', 'D', '厨房餐厅', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified (one vendor model swaps D2/D3: import with an explicit mapping)'),
    ('ELECTRICITY_SUBITEM', 'D4', 'D', '游泳池', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'D5', 'D', '健身房', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('ELECTRICITY_SUBITEM', 'D6', 'D', '其它', 'kWh', '住建部 2008 国家机关办公建筑和大型公共建筑能耗监测系统 分项能耗数据采集技术导则, via public copy', 'verified'),
    ('BUILDING_TYPE', 'A', null, '办公建筑', null, 'memory of the 2008 guideline; the same letters in public code that writes the upload package (BuildBaseInfoModel, field F_BuildFunc)', 'secondary'),
    ('BUILDING_TYPE', 'B', null, '商场建筑', null, 'memory of the 2008 guideline; the same letters in public code that writes the upload package (BuildBaseInfoModel, field F_BuildFunc)', 'secondary'),
    ('BUILDING_TYPE', 'C', null, '宾馆饭店建筑', null, 'memory of the 2008 guideline; the same letters in public code that writes the upload package (BuildBaseInfoModel, field F_BuildFunc)', 'secondary'),
    ('BUILDING_TYPE', 'D', null, '文化教育建筑', null, 'memory of the 2008 guideline; the same letters in public code that writes the upload package (BuildBaseInfoModel, field F_BuildFunc)', 'secondary'),
    ('BUILDING_TYPE', 'E', null, '医疗卫生建筑', null, 'memory of the 2008 guideline; the same letters in public code that writes the upload package (BuildBaseInfoModel, field F_BuildFunc)', 'secondary'),
    ('BUILDING_TYPE', 'F', null, '体育建筑', null, 'memory of the 2008 guideline; the same letters in public code that writes the upload package (BuildBaseInfoModel, field F_BuildFunc)', 'secondary'),
    ('BUILDING_TYPE', 'G', null, '综合建筑', null, 'memory of the 2008 guideline; the same letters in public code that writes the upload package (BuildBaseInfoModel, field F_BuildFunc)', 'secondary'),
    ('BUILDING_TYPE', 'H', null, '其它建筑', null, 'memory of the 2008 guideline; the same letters in public code that writes the upload package (BuildBaseInfoModel, field F_BuildFunc)', 'secondary');

-- The class of each carrier, by what to multiply its base unit, and standard coal (calorific) of a unit of the class.
create table mohurd_carrier (
    carrier text not null primary key,
    class_code text not null,
    factor numeric not null,
    kgce_per_unit numeric not null,
    source text not null,
    status text not null
);
grant select on mohurd_carrier to dualcarbon_app;
insert into mohurd_carrier (carrier, class_code, factor, kgce_per_unit, source, status) values
    ('ELECTRICITY', '01', 1, 0.1229, 'GB/T 2589-2020 Appendix A, via public copies', 'verified'),
    ('WATER', '02', 1, 0, 'Water is no energy: own definition', 'own_definition'),
    ('NATURAL_GAS', '03', 1, 1.2143, 'GB/T 2589-2020 Appendix A, gas-field gas, via public copies', 'verified'),
    ('HEAT', '04', 1, 34.12, 'GB/T 2589-2020 Appendix A, via public copies', 'verified'),
    ('COOLING', '05', 1, 34.12, 'As heat: own definition', 'own_definition'),
    ('PETROL', '10', 1000, 1.4714, 'GB/T 2589-2020 Appendix A, via public copies', 'verified'),
    ('DIESEL', '12', 1000, 1.4571, 'GB/T 2589-2020 Appendix A, via public copies', 'verified');

-- What receivers call some codes otherwise. A code not named here is the same in each dialect.
create table mohurd_dialect (
    dialect text not null,
    code text not null, -- of the guideline: class 03, sub-item D2
    uploaded text not null,
    source text not null,
    primary key (dialect, code)
);
grant select on mohurd_dialect to dualcarbon_app;
insert into mohurd_dialect (dialect, code, uploaded, source) values
    ('KITCHEN_D2', 'D2', 'D3', 'one vendor''s public data model swaps laundry and kitchen'),
    ('KITCHEN_D2', 'D3', 'D2', 'one vendor''s public data model swaps laundry and kitchen'),
    ('KITCHEN_D2_CHILLER_B1A', 'D2', 'D3', 'public code of another vendor: 01D20 厨房设备'),
    ('KITCHEN_D2_CHILLER_B1A', 'D3', 'D2', 'public code of another vendor: 01D20 厨房设备'),
    ('KITCHEN_D2_CHILLER_B1A', 'B1A', 'B1C', 'public code of another vendor: 01B1C 冷冻泵'),
    ('KITCHEN_D2_CHILLER_B1A', 'B1C', 'B1A', 'public code of another vendor: 01B1A 冷水机组'),
    ('KITCHEN_D2_CHILLER_B1A', '03', '03A', 'public code of another vendor: 03A00 天然气');

-- The ten characters by which the data centre knows a building: district (6), type (1), number (3).
create table mohurd_building (
    tenant_id text not null,
    building_id uuid not null,
    version int not null,
    code text not null,
    primary key (tenant_id, building_id),
    constraint mohurd_building_code unique (tenant_id, code)
);
select protect_by_tenant('mohurd_building', 'select, insert, update');
