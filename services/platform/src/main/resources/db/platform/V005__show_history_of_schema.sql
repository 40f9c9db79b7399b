-- A service serves only with the schema that it expects, which somebody else has migrated.
grant select on flyway_schema_history to dualcarbon_app;
