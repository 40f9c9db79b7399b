package io.dualcarbon.platform.tenancy;

import java.util.Optional;

/** Who knows the tenants: the asset registry, which asks its own table, and for the other services the asset registry. */
public interface TenantSource {
    /** Empty for one that was never registered. */
    Optional<TenantState> stateOf(String tenant);
}
