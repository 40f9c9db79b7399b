package io.dualcarbon.platform.tenancy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a tenant's people, partners and services may do")
public enum TenantState {
    @Schema(description = "All that their rights include")
    ACTIVE,

    @Schema(description = "They change nothing, and read only where the platform is set to let them")
    SUSPENDED,

    @Schema(description = "Nothing, for ever")
    RETIRED
}
