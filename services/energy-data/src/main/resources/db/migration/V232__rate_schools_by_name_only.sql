-- EDUCATION is said of every school. These quotas are for universities and colleges: who knows that a building is one asks
-- by the benchmark's name.
update benchmark set building_uses = '{}'
where id in ('db31-783-2026-university', 'db31-783-2026-vocational-college');
