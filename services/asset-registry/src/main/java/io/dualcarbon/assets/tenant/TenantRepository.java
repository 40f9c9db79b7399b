package io.dualcarbon.assets.tenant;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryProblem;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.dualcarbon.platform.tenancy.TenantSource;
import io.dualcarbon.platform.tenancy.TenantState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** Row-level security alone decides which tenants a caller sees: its own, or all for the platform's people. */
@ApplicationScoped
class TenantRepository implements PanacheRepositoryBase<Tenant, String>, TenantSource {
    Tenant get(String id) {
        return findByIdOptional(id).orElseThrow(() -> RegistryProblem.RECORD_NOT_FOUND.of(RecordKind.TENANT, id));
    }

    @Override
    public Optional<TenantState> stateOf(String tenant) {
        return Tenancy.inTransactionOf(tenant, () -> findByIdOptional(tenant).map(Tenant::state));
    }

    Page<Tenant> page(PageRequest page) {
        var rows =
                find("id > ?1 order by id", page.after()).range(0, page.limit()).list();
        return Page.of(rows, page.limit(), Tenant::id);
    }

    void add(Tenant tenant) {
        try {
            persistAndFlush(tenant);
        } catch (ConstraintViolationException e) {
            throw "tenant_pkey".equals(e.getConstraintName())
                    ? RegistryProblem.CODE_TAKEN
                            .of(RecordKind.TENANT, tenant.id())
                            .at("id")
                    : e;
        }
    }
}
