package io.dualcarbon.platform.tenancy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import java.sql.SQLException;

/** Tells Hibernate and each database transaction for whom they work, and how far the caller reaches. */
@ApplicationScoped
@PersistenceUnitExtension
public class TenantBinding implements TenantResolver {
    private final AgroalDataSource database;
    private final Tenancy tenancy;
    private final TransactionManager transactions;

    TenantBinding(AgroalDataSource database, Tenancy tenancy, TransactionManager transactions) {
        this.database = database;
        this.tenancy = tenancy;
        this.transactions = transactions;
    }

    @Override
    public String getDefaultTenantId() {
        return "";
    }

    @Override
    public String resolveTenantId() {
        return tenancy.id();
    }

    /**
     * Bound to the transaction, never to the connection: a pooled connection carries no tenant over. If the database is
     * away, the transaction ends here: whoever began it never gets it, and its thread would keep it for ever.
     */
    void bind(@Observes @Initialized(TransactionScoped.class) Object begun) throws SQLException, SystemException {
        if (!Arc.container().requestContext().isActive()) {
            return; // no caller, no tenant: row-level security shows such a transaction nothing
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select set_config('app.tenant', ?, true), set_config('app.reach', ?, true)")) {
            statement.setString(1, tenancy.id());
            statement.setString(2, tenancy.reach().setting());
            statement.execute();
        } catch (SQLException | RuntimeException e) {
            transactions.rollback();
            throw e;
        }
    }
}
