package io.dualcarbon.platform.tenancy;

import io.agroal.api.AgroalDataSource;
import io.dualcarbon.platform.problem.CommonProblem;
import io.quarkus.arc.DefaultBean;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the asset registry, and keeps what it says for when it is away: its fall must not be that of the others. */
@DefaultBean
@ApplicationScoped
class RegistryTenants implements TenantSource {
    private static final Logger LOG = Logger.getLogger(RegistryTenants.class);
    private static final Duration TOKEN_LIMIT = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;

    private final TenantClient registry;
    private final OidcClient issuer;
    private final TokensHelper tokens = new TokensHelper();
    private final AgroalDataSource database;
    private volatile boolean away;

    RegistryTenants(@RestClient TenantClient registry, OidcClient issuer, AgroalDataSource database) {
        this.registry = registry;
        this.issuer = issuer;
        this.database = database;
    }

    @Override
    public Optional<TenantState> stateOf(String tenant) {
        Optional<TenantState> said;
        try {
            said = ask(tenant);
        } catch (RuntimeException e) {
            // Whatever it is, it is the registry's or the issuer's: who is known stays known.
            tell(e);
            return Optional.of(
                    kept(tenant).orElseThrow(() -> CommonProblem.DEPENDENCY_UNAVAILABLE.because("asset registry")));
        }
        away = false;
        keep(tenant, said.orElse(null));
        return said;
    }

    private Optional<TenantState> ask(String tenant) {
        var token = tokens.getTokens(issuer).await().atMost(TOKEN_LIMIT).getAccessToken();
        try {
            return Optional.of(registry.tenant("Bearer " + token, tenant).state());
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void tell(RuntimeException e) {
        if (!away) {
            away = true;
            LOG.warnf(e, "The asset registry does not tell the states of tenants; those that are known stay");
        }
    }

    private Optional<TenantState> kept(String tenant) {
        return inDatabase(tenant, connection -> {
            try (var query = connection.prepareStatement("select state from known_tenant where tenant_id = ?")) {
                query.setString(1, tenant);
                try (var row = query.executeQuery()) {
                    return row.next() ? Optional.of(TenantState.valueOf(row.getString(1))) : Optional.empty();
                }
            }
        });
    }

    private void keep(String tenant, @Nullable TenantState state) {
        inDatabase(tenant, connection -> state == null ? forget(connection, tenant) : keep(connection, tenant, state));
    }

    private static int forget(Connection connection, String tenant) throws SQLException {
        try (var delete = connection.prepareStatement("delete from known_tenant where tenant_id = ?")) {
            delete.setString(1, tenant);
            return delete.executeUpdate();
        }
    }

    private static int keep(Connection connection, String tenant, TenantState state) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into known_tenant as known (tenant_id, state) values (?, ?)
                on conflict (tenant_id) do update set state = excluded.state where known.state <> excluded.state
                """)) {
            upsert.setString(1, tenant);
            upsert.setString(2, state.name());
            return upsert.executeUpdate();
        }
    }

    private <T> T inDatabase(String tenant, Work<T> work) {
        return Tenancy.inTransactionOf(tenant, () -> {
            try (var connection = database.getConnection()) {
                return work.on(connection);
            }
        });
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
