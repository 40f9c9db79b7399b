package io.dualcarbon.finance.catalogue;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Puts the tables of the catalogues among the migrations: each installation ends with the same labels. */
@Singleton
class CataloguePublication implements FlywayConfigurationCustomizer {
    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrations(new CatalogueMigration());
    }
}
