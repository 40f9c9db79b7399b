package io.dualcarbon.assets.tenant;

import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A tenant as it is to be")
public record NewTenant(
        @Schema(
                description = "The alias of the tenant's organization in Keycloak; cannot be changed",
                examples = "changning")
        @NotNull
        @Pattern(regexp = Tenancy.ID)
        String id,

        @Schema(examples = "长宁区") @NotBlank @Size(max = 200) String name,

        @Schema(examples = "Changning District") @Size(max = 200) @Nullable
        String nameEn,

        @Schema(
                description = "IANA time zone to which its days and months are local; cannot be changed",
                examples = "Asia/Shanghai")
        @NotNull
        @Size(max = 50)
        String timeZone,

        @Schema(description = "The province whose grid factors apply (ISO 3166-2)", examples = "CN-SH")
        @NotNull
        @Pattern(regexp = GRID_AREA)
        String gridArea) {

    static final String GRID_AREA = "^[A-Z]{2}(-[A-Z0-9]{1,10})*$";

    TenantDescription description() {
        return new TenantDescription(id, name, nameEn, timeZone, gridArea);
    }
}
