package io.dualcarbon.platform.tenancy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionScoped;
import java.sql.SQLException;

/** Tells Hibernate and each database transaction for whom they work. */
@ApplicationScoped
@PersistenceUnitExtension
public class TenantBinding implements TenantResolver {
    private final AgroalDataSource database;
    private final Tenancy tenancy;

    TenantBinding(AgroalDataSource database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    @Override
    public String getDefaultTenantId() {
        return "";
    }

    @Override
    public String resolveTenantId() {
        return tenancy.id();
    }

    /** Bound to the transaction, never to the connection: a pooled connection carries no tenant over. */
    void bind(@Observes @Initialized(TransactionScoped.class) Object begun) throws SQLException {
        if (!Arc.container().requestContext().isActive()) {
            return; // no caller, no tenant: row-level security shows such a transaction nothing
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            statement.setString(1, tenancy.id());
            statement.execute();
        }
    }
}
