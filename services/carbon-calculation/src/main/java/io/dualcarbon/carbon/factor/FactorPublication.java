package io.dualcarbon.carbon.factor;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Puts the library's tables among the migrations: each installation, however old, ends with the same factors. */
@Singleton
class FactorPublication implements FlywayConfigurationCustomizer {
    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrations(new FactorLibraryMigration(), new FuelMakeupMigration());
    }
}
