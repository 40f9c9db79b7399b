package io.dualcarbon.assets.tenant;

import io.dualcarbon.platform.tenancy.TenantState;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "An isolated customer of the platform: the operator of a district or park")
public record TenantView(
        @Schema(
                description = "The alias of the tenant's organization in Keycloak; never" + " changed",
                examples = "changning")
        String id,

        int version,

        @Schema(examples = "长宁区") String name,

        @Schema(examples = "Changning District") Optional<String> nameEn,

        @Schema(description = "IANA time zone to which its days and months are local", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(description = "The area whose grid factors apply", examples = "CN-SH")
        String gridArea,

        TenantState state,

        Optional<Instant> retiredAt) {}
