package io.dualcarbon.assets.tenant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What of a tenant may change. What may not can be left out, or be as it is")
record TenantDescription(
        @Schema(description = "The id that the tenant has", examples = "changning") @Size(max = 64) @Nullable
        String id,

        @Schema(examples = "长宁区") @NotBlank @Size(max = 200) String name,

        @Schema(examples = "Changning District") @Size(max = 200) @Nullable
        String nameEn,

        @Schema(description = "The time zone that the tenant has", examples = "Asia/Shanghai") @Size(max = 50) @Nullable
        String timeZone,

        @Schema(description = "The province whose grid factors apply (ISO 3166-2)", examples = "CN-SH")
        @NotNull
        @Pattern(regexp = NewTenant.GRID_AREA)
        String gridArea) {}
