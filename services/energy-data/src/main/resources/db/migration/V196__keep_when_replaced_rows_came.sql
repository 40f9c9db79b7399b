-- Null in what was replaced before.
alter table charging_session_revision add column received_at timestamptz;
alter table weather_hour_revision add column received_at timestamptz;
