-- What was registered by mistake and nothing depends on; the audit log keeps it.
grant delete on weather_station, mohurd_building to dualcarbon_app;
