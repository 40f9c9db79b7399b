-- How energy is counted together. Reference data of published standards: the same for every tenant, written by
-- migrations only. A correction is a new set; figures of two sets are never added or compared.
create table coefficient_set (
    id text primary key,
    standard text not null,
    edition int not null,
    basis text not null constraint coefficient_set_basis check (basis in ('CALORIFIC', 'EQUIVALENT', 'SITE')),
    unit text not null, -- of the result
    name text not null,
    name_en text not null,
    note text not null
);

create table coefficient (
    set_id text not null references coefficient_set,
    carrier text not null,
    value numeric not null,
    unit text not null,
    source text not null,
    -- What nobody has checked does not come in.
    status text not null constraint coefficient_status_checked check (status in ('VERIFIED', 'SECONDARY')),
    primary key (set_id, carrier)
);
grant select on coefficient_set, coefficient to dualcarbon_app;

insert into coefficient_set values
('db31-1341-2021', 'DB31/T 1341', 2021, 'CALORIFIC', 'kgce', '商务办公建筑合理用能（当量值）',
 'Commercial offices of Shanghai, calorific value', 'Bound to DB31/T 1341-2021: not for other standards.'),
('db31-552-2017', 'DB31/T 552', 2017, 'EQUIVALENT', 'kgce', '大型商业建筑合理用能（等价值）',
 'Large commercial buildings of Shanghai, equivalent value', 'Bound to DB31/T 552-2017: not for other standards.'),
('db31-783-2026', 'DB31/T 783', 2026, 'EQUIVALENT', 'kgce', '高等学校建筑合理用能（等价值）',
 'Universities of Shanghai, equivalent value', 'Bound to DB31/T 783-2026: not for other standards.'),
('gbt-2589-2020-gas-field', 'GB/T 2589', 2020, 'CALORIFIC', 'kgce', '综合能耗计算通则（当量值，气田天然气）',
 'General rules for comprehensive energy consumption, calorific value, gas-field natural gas',
 'The standard wants the measured lower heating value first; its appendix gives 1.1000 to 1.3300 kgce/m3 for natural'
 ' gas, here that of gas fields.'),
('gbt-2589-2020-oil-field', 'GB/T 2589', 2020, 'CALORIFIC', 'kgce', '综合能耗计算通则（当量值，油田天然气）',
 'General rules for comprehensive energy consumption, calorific value, oil-field natural gas',
 'The standard wants the measured lower heating value first; its appendix gives 1.1000 to 1.3300 kgce/m3 for natural'
 ' gas, here that of oil fields, which most enterprise reports use.'),
('site-energy', 'SI', 2019, 'SITE', 'kWh', '建筑用能按热值折算为千瓦时',
 'Energy delivered to the site by its heat content',
 'One kWh of any carrier counts the same, whatever it took to make it. 1 kWh = 3.6 MJ; 1 kgce = 29 307.6 kJ.');

insert into coefficient
select s.id, c.carrier, c.value, c.unit,
       'GB/T 2589-2020 Appendix A as reproduced on public pages and repositories', 'VERIFIED'
from (values ('gbt-2589-2020-gas-field', 1.2143), ('gbt-2589-2020-oil-field', 1.3300)) as s (id, gas)
cross join lateral (values
    ('ELECTRICITY', 0.1229, 'kgce/kWh'),
    ('NATURAL_GAS', s.gas, 'kgce/m3'),
    ('HEAT', 34.12, 'kgce/GJ'),
    ('PETROL', 1471.4, 'kgce/t'),
    ('DIESEL', 1457.1, 'kgce/t')) as c (carrier, value, unit);

insert into coefficient values
('db31-783-2026', 'ELECTRICITY', 0.28078, 'kgce/kWh', 'DB31/T 783-2026 Appendix A, public copy', 'SECONDARY'),
('db31-783-2026', 'NATURAL_GAS', 1.29971, 'kgce/m3', 'DB31/T 783-2026, public copy', 'SECONDARY'),
('db31-552-2017', 'ELECTRICITY', 0.28232, 'kgce/kWh', 'DB31/T 552-2017, public copy', 'SECONDARY'),
('db31-552-2017', 'NATURAL_GAS', 1.29971, 'kgce/m3', 'DB31/T 552-2017, public copy', 'SECONDARY'),
('db31-1341-2021', 'ELECTRICITY', 0.1229, 'kgce/kWh', 'DB31/T 1341-2021, public copy', 'SECONDARY'),
('db31-1341-2021', 'NATURAL_GAS', 1.2143, 'kgce/m3', 'DB31/T 1341-2021, public copy', 'SECONDARY'),
('site-energy', 'ELECTRICITY', 1, 'kWh/kWh', 'Metered electricity', 'VERIFIED'),
('site-energy', 'HEAT', round(1000 / 3.6, 10), 'kWh/GJ', '1 kWh = 3.6 MJ', 'VERIFIED'),
('site-energy', 'COOLING', round(1000 / 3.6, 10), 'kWh/GJ', '1 kWh = 3.6 MJ of metered cooling', 'VERIFIED'),
('site-energy', 'NATURAL_GAS', round(1.29971 * 29307.6 / 3600, 10), 'kWh/m3',
 'Pipeline gas of Shanghai, 1.29971 kgce/m3 x 29 307.6 kJ/kgce / 3600 (DB31/T 783-2026, DB31/T 552-2017, public copy)',
 'SECONDARY'),
('site-energy', 'PETROL', round(1471.4 * 29307.6 / 3600, 10), 'kWh/t',
 '1471.4 kgce/t x 29 307.6 kJ/kgce / 3600 (GB/T 2589-2020 Appendix A)', 'VERIFIED'),
('site-energy', 'DIESEL', round(1457.1 * 29307.6 / 3600, 10), 'kWh/t',
 '1457.1 kgce/t x 29 307.6 kJ/kgce / 3600 (GB/T 2589-2020 Appendix A)', 'VERIFIED');
