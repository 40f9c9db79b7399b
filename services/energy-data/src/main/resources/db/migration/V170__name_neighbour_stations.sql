-- Whose temperatures stand in for days of which a station has too few hours.
alter table weather_station add column neighbour_id uuid;
alter table weather_station add column version int not null default 0;
-- How many days of a baseline's window had their temperatures from the neighbour.
alter table baseline add column substituted_days int not null default 0;
